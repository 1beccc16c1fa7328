import { expect, test } from "vitest";
import { DeclaredFacts } from "../policies/view/declared-facts.ts";
import { checkSettings } from "./check-settings.ts";
import { daily, type EstateDeclaration, reviewApps, secret, service } from "./declare.ts";
import { declaredFacts } from "./declared-facts.ts";
import { everyWord, everyWordFiles, everyWordSecrets } from "./test/every-word.ts";
import { example, exampleFiles, exampleSecrets } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";
import { postgres, redis } from "./vendors.ts";

function factsOf(declaration: EstateDeclaration, files: Record<string, string>, secrets: Record<string, string>) {
  const checked = checkSettings(declaration, handOver("staging", files, secrets));
  if ("findings" in checked) throw new Error(`expected no findings, got ${JSON.stringify(checked.findings)}`);
  return checked.settings.services.map((settings) => declaredFacts(settings, "staging"));
}

const noReasons = { shared: null, public: null, readOnly: null, store: null };

const noExceptions = {
  withoutWeb: null,
  withoutErrorTracker: null,
  withoutLogs: null,
  mayBeDown: null,
  mailSink: null,
  manyHosts: null,
  commonRuntime: null,
  onDemand: {},
  monthlyCost: null,
  jobs: null,
  listed: [],
};

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
    autoscaled: [],
    addons: [],
    config: [],
    domain: null,
    notices: [],
    access: {},
    reviewApps: null,
    differences: [],
    exceptions: noExceptions,
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
  expect(shop?.config).toContainEqual({ key: "SMTP_PASSWORD", kind: "secret", ...noReasons });
  expect(shop?.config).toContainEqual({ key: "MAIL_SINK", kind: "perEnvironment", ...noReasons });
  expect(JSON.stringify(shop)).not.toMatch(/marker|testers@example\.org/);
});

test("the policies' schema accepts the facts of every word, and finds each part of them", () => {
  for (const facts of factsOf(everyWord, everyWordFiles, everyWordSecrets.staging)) {
    expect(DeclaredFacts.parse(facts)).toMatchObject({ name: facts.name, processes: facts.processes });
    const absent = Object.keys(DeclaredFacts.shape).filter((key) => !(key in facts));
    expect(absent).toEqual([]);
  }
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
    reviewApps: {
      repository: "a/table",
      staleDays: 5,
      waitForCi: true,
      automatic: true,
      size: "Eco",
      postdeploy: null,
    },
  });
});

test("policies see the exceptions of this environment, those of add-ons and config vars, and what they say of a broker", () => {
  const facts = factsOf(everyWord, everyWordFiles, everyWordSecrets.staging);
  const image = facts.find(({ name }) => name === "image");
  expect(image).toMatchObject({
    broker: null,
    exceptions: {
      withoutWeb: null,
      withoutErrorTracker: "testers report what fails",
      manyHosts: null,
      commonRuntime: null,
      onDemand: { report: "Heroku Scheduler, each month" },
      monthlyCost: null,
      jobs: { kind: "queueAt", key: "SQS_QUEUE_URL" },
    },
    addons: [{ slot: "cache", purpose: "cache", cacheOnly: "pictures that are drawn again" }],
  });
  expect(image?.config).toContainEqual({
    key: "SEARCH_URL",
    kind: "secret",
    shared: "the library's index, which another service fills",
    public: null,
    readOnly: "the library's index, which another service fills",
    store: null,
  });
  expect(image?.exceptions.listed.map(({ path }) => path.replace("services.image.", ""))).toEqual([
    "exceptions.withoutErrorTracker",
    "exceptions.withoutLogs",
    "exceptions.mailSink",
    "exceptions.onDemand.report",
    "broker",
    "config.MAPS_API_KEY",
    "config.SQS_QUEUE_URL",
    "config.SQS_QUEUE_URL",
    "config.TILES_BUCKET",
    "config.DATABASE_URL",
    "config.SEARCH_URL",
    "config.INDEX_URL",
    "config.FILES_BUCKET",
    "config.GRAPH_URL",
    "addons.cache",
  ]);
});

test("a key-value store that is only a cache is no broker", () => {
  const cached = service({
    name: "cached",
    processes: ["worker"],
    addons: { cache: redis({ cacheOnly: "pages" }) },
  });
  const staging =
    "config:\n  estate:team: example-library\n  estate:services:\n    cached:\n      processes: { worker: { quantity: 1, size: Eco } }\n      addons: { cache: { plan: mini } }\n";
  const [facts] = factsOf({ environments: ["staging"], services: [cached] }, { staging }, {});
  expect(facts?.broker).toBeNull();
});
