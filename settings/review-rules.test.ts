import { expect, test } from "vitest";
import { autoscaler, collaborator, onlyIn, perEnvironment, service } from "./declare.ts";
import { lineOf } from "./finding.ts";
import { reviewRules, ruleFor } from "./review-rules.ts";

const rule = { service: "shop", path: "processes.web", reason: "sale until new year", until: "2026-12-31" };

const services = [
  service({
    name: "shop",
    processes: ["web"],
    config: { LOG_LEVEL: perEnvironment() },
    access: [collaborator("dev@example.org", "deploy")],
  }),
  service({ name: "blog", processes: ["web"] }),
];

const read = (review: unknown) => {
  const values = { "estate:review": JSON.stringify(review) };
  const stack = { stack: "production", values, textOf: () => undefined };
  const { ignore, findings, expired } = reviewRules(stack, { services, today: "2026-11-21" });
  return { ignore, lines: [...findings, ...expired].map(lineOf) };
};

test("nothing said is no rule, and a rule holds through its last day", () => {
  const silent = { stack: "production", values: {}, textOf: () => undefined };
  expect(reviewRules(silent, { services: [], today: "2026-11-21" })).toEqual({ ignore: [], findings: [], expired: [] });
  expect(read({ ignore: [rule] })).toEqual({ ignore: [rule], lines: [] });
  expect(read({ ignore: [{ ...rule, until: "2026-11-21" }] }).lines).toEqual([]);
});

test("a rule whose last day is over has no effect and is listed as expired", () => {
  expect(read({ ignore: [{ ...rule, until: "2026-11-20" }, rule] })).toEqual({
    ignore: [rule],
    lines: [
      "Pulumi.production.yaml: estate:review.ignore.0.until: expected a day that is not over, got 2026-11-20: remove the rule, or give it a later day",
    ],
  });
});

const at = "Pulumi.production.yaml: estate:review";
test.each([
  ["text", "no", `${at}: expected ignore, got "no"`],
  ["an unknown key", { ignroe: [] }, `${at}.ignroe: expected ignore, got an unknown key: did you mean ignore`],
  ["no list", { ignore: {} }, `${at}.ignore: expected a list of rules, got an empty object`],
  [
    "another service",
    { ignore: [{ ...rule, service: "shpo" }] },
    `${at}.ignore.0.service: expected the name of a service: shop or blog, got "shpo"`,
  ],
  [
    "too far a day",
    { ignore: [{ ...rule, until: "2028-01-01" }] },
    `${at}.ignore.0.until: expected a quoted date, "2027-11-21" or earlier, got "2028-01-01"`,
  ],
  [
    "no reason",
    { ignore: [{ ...rule, reason: " so  what " }] },
    `${at}.ignore.0.reason: expected a reason of at least ten letters, got " so  what "`,
  ],
])("malformed, nothing of it counts: %s", (_, review, line) => {
  const { ignore, lines } = read(review);
  expect(ignore).toEqual([]);
  expect(lines).toContain(line);
});

test("a rule ignores what it names and everything below it, of its own service", () => {
  expect(ruleFor([rule], "shop", "processes.web.quantity")).toBe(rule);
  expect(ruleFor([rule], "shop", "processes.web")).toBe(rule);
  expect(ruleFor([rule], "shop", "processes.webhooks.quantity")).toBeUndefined();
  expect(ruleFor([rule], "blog", "processes.web.quantity")).toBeUndefined();
});

test.each([
  "app.maintenance",
  "processes",
  "processes.web",
  "processes.web.quantity",
  "config.LOG_LEVEL",
  "access.dev@example.org",
  "access.dev@example.org.permissions[0]",
  "domain",
  "domain-record.ttl",
  "pipeline.name",
  "review-apps.staleDays",
])("a rule of %s is one of something that is there", (path) => {
  expect(read({ ignore: [{ ...rule, path }] })).toEqual({ ignore: [{ ...rule, path }], lines: [] });
});

test.each([
  [
    "process.web.quantity",
    "a place that begins with app, processes, addons, backups, config, drains, notices or access",
  ],
  ["processes.wbe.quantity", "processes, then a dot and web, of the service shop"],
  ["processes.webhook", "processes, then a dot and web, of the service shop"],
  ["config.LOGLEVEL", "config, then a dot and LOG_LEVEL, of the service shop"],
  ["addons.postgres", "a service that has addons"],
])("a rule of %s is unused, and is reported", (path, expected) => {
  expect(read({ ignore: [{ ...rule, path }] })).toEqual({
    ignore: [],
    lines: [`${at}.ignore.0.path: expected ${expected}, got ${path}`],
  });
});

test("what the declaration leaves to an autoscaler is ignored for good, in the environments that have it", () => {
  const autoscaled = [
    service({
      name: "shop",
      processes: ["web", "worker"],
      autoscaling: {
        web: autoscaler("Judoscale"),
        worker: onlyIn("staging", autoscaler("HireFire"), "production has a fixed number"),
      },
    }),
  ];
  const of = (stack: string) =>
    reviewRules({ stack, values: {}, textOf: () => undefined }, { services: autoscaled, today: "2026-11-21" }).ignore;
  const web = { service: "shop", path: "processes.web.quantity", reason: "Judoscale sets the number of dynos" };
  expect(of("production")).toEqual([web]);
  expect(of("staging")).toEqual([
    web,
    { service: "shop", path: "processes.worker.quantity", reason: "HireFire sets the number of dynos" },
  ]);
});

test("a rule may ignore what was added by hand, by its kind and any name", () => {
  const added = ["added.config.API_KEY", "added.domains.old.example.org", "added.buildpacks"].map((path) => ({
    ...rule,
    path,
  }));
  expect(read({ ignore: added })).toEqual({ ignore: added, lines: [] });
  const [line] = read({ ignore: [{ ...rule, path: "added.colors.red" }] }).lines;
  expect(line).toMatch(/ignore\.0\.path: expected added, then a dot and .*config.* got "?added\.colors\.red/);
});
