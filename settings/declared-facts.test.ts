import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { daily, type EstateDeclaration, reviewApps, secret, service } from "./declare.ts";
import { declaredFacts } from "./declared-facts.ts";
import { example, exampleFiles, exampleSecrets } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";
import { postgres, redis } from "./vendors.ts";

function factsOf(declaration: EstateDeclaration, files: Record<string, string>, secrets: Record<string, string>) {
  const checked = checkSettings(declaration, handOver("staging", files, secrets));
  if ("findings" in checked) throw new Error(`expected no findings, got ${JSON.stringify(checked.findings)}`);
  return checked.settings.services.map((settings) => declaredFacts(settings, "staging"));
}

test("policies see of a service with nothing but a process what Heroku and we choose for it", () => {
  const [, page] = factsOf(example, exampleFiles, exampleSecrets);
  expect(page).toEqual({
    name: "page",
    appName: "page-staging",
    stack: null,
    release: { kind: "promotion" },
    dataClass: "internal",
    space: null,
    uploads: false,
    broker: null,
    processes: ["web"],
    addons: [],
    config: [],
    domain: null,
    notices: [],
    access: {},
    reviewApps: null,
    differences: [],
    unprotected: null,
  });
});

test("policies see what is declared for this environment, and never a value of a config var", () => {
  const [shop] = factsOf(example, exampleFiles, exampleSecrets);
  expect(shop).toMatchObject({
    addons: [
      {
        slot: "postgres",
        service: "heroku-postgresql",
        purpose: "database",
        setsKeys: ["DATABASE_URL"],
        holdsData: true,
      },
      { slot: "papertrail", service: "papertrail", purpose: "logs", holdsData: false, backup: null },
    ],
    domain: { hostname: "shop-staging.example.org", apex: null, dns: "external" },
    notices: ["list@example.org"],
    access: { "ana@example.org": ["deploy", "operate"], "intern@example.org": ["deploy"] },
    differences: [
      { path: "services.shop.config.MAIL_SINK", environment: "staging", reason: "testers read the mail" },
      { path: "services.shop.autoscaling.worker", environment: "production", reason: "staging has one dyno" },
      { path: "services.shop.access.intern@example.org", environment: "staging", reason: "interns learn on staging" },
    ],
  });
  expect(shop?.config).toContainEqual({ key: "SMTP_PASSWORD", kind: "secret", shared: null });
  expect(shop?.config).toContainEqual({ key: "MAIL_SINK", kind: "perEnvironment", shared: null });
  expect(JSON.stringify(shop)).not.toMatch(/marker|testers@example\.org/);
});

test("the broker is the key-value store unless another is declared, and shared secrets say why", () => {
  const addons = {
    db: postgres({ backup: daily("02:00", "UTC", { keepDays: 4, offSite: "fetched" }) }),
    cache: redis(),
  };
  const queue = service({
    name: "queue",
    processes: ["worker"],
    addons,
    config: { KEY: secret({ shared: "one contract" }) },
  });
  const table = service({
    name: "table",
    processes: ["worker"],
    addons,
    broker: "db",
    reviewApps: reviewApps("a/table"),
  });
  const knobs = (name: string) =>
    `    ${name}:\n      processes: { worker: { quantity: 1, size: Eco } }\n      addons: { db: { plan: essential-0 }, cache: { plan: mini } }\n`;
  const staging = `config:\n  estate:team: example-library\n  estate:services:\n${knobs("queue")}${knobs("table")}`;
  const [first, second] = factsOf(
    { environments: ["staging"], services: [queue, table] },
    { staging },
    { "queue:KEY": "x" },
  );
  expect(first).toMatchObject({ broker: "cache", config: [{ key: "KEY", kind: "secret", shared: "one contract" }] });
  expect(second).toMatchObject({
    broker: "db",
    addons: [{ backup: { kind: "daily", keepDays: 4, offSite: "fetched" } }, { backup: { kind: "rebuilt" } }],
    reviewApps: { repository: "a/table", staleDays: 5, waitForCi: true, automatic: true },
  });
});
