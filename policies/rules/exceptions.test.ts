import { expect, test } from "vitest";
import {
  changed,
  declaring,
  declaringVars,
  type Facts,
  marker,
  recordedIn,
  resource,
  sampleEstate,
  today,
  urnIn,
  without,
  withVars,
} from "../test/sample-estate.ts";
import type { DeclaredFactsInput } from "../view/declared-facts.ts";
import { readEstate } from "../view/read-estate.ts";
import type { Resource } from "../view/resource.ts";
import { rules } from "./all.ts";

type Declared = NonNullable<DeclaredFactsInput["exceptions"]>;

const none = {
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
} satisfies Required<Declared>;

const excepting = (exceptions: Partial<Declared>): Facts => ({
  exceptions: { ...none, ...exceptions },
});

const variable = { shared: null, public: null, readOnly: null, store: null };

const atTwoNames = (facts: Facts): Resource[] => {
  const sample = sampleEstate("production", { config: [], ...facts });
  const origins = { appId: [urnIn(sample, "shop-app")] };
  return [...sample, resource("production", "Domain", "shop-www", { props: { hostname: "www.example.org" }, origins })];
};

const inBoth = (key: string, facts: Facts): Resource[] =>
  recordedIn("staging", withVars(sampleEstate("production", facts), "vars", { [key]: marker }), { [key]: marker });

const withAddon = (environment: string, slot: string, facts: Facts): Resource[] => [
  ...sampleEstate(environment, facts),
  resource(environment, "Addon", `shop-${slot}`, { props: { plan: `${slot}:small` } }),
];

const otherAddon = (slot: string, traits: Partial<DeclaredFactsInput["addons"][number]>): Facts => ({
  addons: [
    ...(declaring("redis", {}).addons ?? []),
    {
      slot,
      service: slot,
      purpose: "other",
      setsKeys: [],
      holdsData: false,
      backup: null,
      unprotected: null,
      ...traits,
    },
  ],
});

/** A rule, an estate that it stops unless some facts are declared, and the exception that is declared in their place. */
const exceptions: readonly [rule: string, estate: (facts: Facts) => Resource[], exception: Facts, ordinary?: Facts][] =
  [
    [
      "web-process-runs",
      (facts) => sampleEstate("production", { ...facts, processes: ["bot"] }),
      excepting({ withoutWeb: "a bot" }),
    ],
    [
      "web-process-runs",
      (facts) => without(sampleEstate("production", facts), "shop-app-web"),
      excepting({ onDemand: { web: "started for the festival in June" } }),
    ],
    [
      "errors-are-tracked",
      (facts) => without(sampleEstate("production", { ...facts, config: [] }), "shop-rollbar"),
      excepting({ withoutErrorTracker: "static pages" }),
    ],
    [
      "logs-are-kept",
      (facts) => without(sampleEstate("production", facts), "shop-papertrail"),
      excepting({ withoutLogs: "static pages" }),
    ],
    [
      "production-database-tier",
      (facts) =>
        changed(sampleEstate("production", facts), "shop-postgres", {
          props: { plan: "heroku-postgresql:essential-0" },
        }),
      excepting({ mayBeDown: "a hobby" }),
    ],
    [
      "production-never-sleeps",
      (facts) => changed(sampleEstate("production", facts), "shop-app-web", { props: { size: "Eco" } }),
      excepting({ mayBeDown: "a hobby" }),
    ],
    [
      "restricted-data-in-private-space",
      (facts) => without(sampleEstate("production", { dataClass: "restricted", ...facts }), "shop-papertrail"),
      excepting({ commonRuntime: "the data-protection officer's note of May" }),
    ],
    ["one-canonical-host", atTwoNames, excepting({ manyHosts: "each customer has a host name" })],
    [
      "monthly-cost-cap",
      (facts) =>
        changed(sampleEstate("production", facts), "estate", {
          props: { monthlyCost: { total: 900, services: { shop: 900 }, unpriced: [] } },
        }),
      excepting({ monthlyCost: { dollars: 900, reason: "agreed with the board" } }),
      excepting({ monthlyCost: { dollars: 899, reason: "agreed with the board" } }),
    ],
    [
      "worker-has-broker",
      (facts) => sampleEstate("staging", { broker: null, ...facts }),
      excepting({ jobs: { kind: "queueAt", key: "SQS_QUEUE_URL", reason: "Amazon SQS" } }),
    ],
    [
      "worker-has-broker",
      (facts) => sampleEstate("staging", { broker: null, ...facts }),
      excepting({ jobs: { kind: "noJobs", reason: "listens to a socket" } }),
    ],
    [
      "worker-has-broker",
      (facts) => sampleEstate("staging", { broker: null, ...facts }),
      excepting({ onDemand: { worker: "Heroku Scheduler" } }),
    ],
    [
      "staging-mail-sink",
      (facts) => withVars(sampleEstate("staging", facts), "vars", { SMTP_ADDRESS: marker }),
      excepting({ mailSink: "Rails' delivery method test" }),
    ],
    [
      "no-plain-secrets",
      (facts) => withVars(sampleEstate("production", facts), "vars", { MAPS_API_KEY: marker }),
      declaringVars({ ...variable, key: "MAPS_API_KEY", kind: "fixed", public: "a browser key" }),
      declaringVars({ ...variable, key: "MAPS_API_KEY", kind: "fixed" }),
    ],
    [
      "no-shared-data-store",
      (facts) => inBoth("REPORTS_DATABASE_URL", facts),
      declaringVars({ ...variable, key: "REPORTS_DATABASE_URL", kind: "secret", readOnly: "the state's open data" }),
      declaringVars({ ...variable, key: "REPORTS_DATABASE_URL", kind: "secret" }),
    ],
    [
      "no-shared-data-store",
      (facts) => withVars(sampleEstate("production", facts), "sensitiveVars", { DATABASE_URL: marker }),
      declaringVars({ ...variable, key: "DATABASE_URL", kind: "secret", store: { kind: "vendorBackup", how: "RDS" } }),
      declaringVars({ ...variable, key: "DATABASE_URL", kind: "secret" }),
    ],
    [
      "data-stores-state-their-backup",
      (facts) => withAddon("production", "rediscloud", facts),
      otherAddon("rediscloud", { purpose: "cache" }),
      otherAddon("rediscloud", {}),
    ],
    [
      "uploads-go-to-object-storage",
      (facts) => withAddon("production", "filekeeper", { uploads: true, ...facts }),
      otherAddon("filekeeper", { purpose: "files" }),
      otherAddon("filekeeper", {}),
    ],
  ];

test.each(exceptions)(
  "%s finds what no exception is declared for, and honours one that is",
  (name, estate, exception, ordinary = {}) => {
    const rule = rules.find((each) => each.name === name) ?? expect.fail(`no rule ${name}`);
    const found = (facts: Facts) => rule.check(readEstate(estate(facts), today), {});
    expect(found(ordinary)).not.toEqual([]);
    expect(found(exception)).toEqual([]);
  },
);

test.each(Object.keys(none).filter((word) => word !== "listed"))(
  "a rule honours %s in a row of `exceptions`",
  (word) => {
    const valueIn = (facts: Facts | undefined) => JSON.stringify(Reflect.get(facts?.exceptions ?? none, word));
    const rows = exceptions.filter(([, , exception]) => valueIn(exception) !== valueIn(undefined));
    expect(rows, "policies/rules/exceptions.test.ts needs a row of a rule that honours it").not.toEqual([]);
  },
);

test("a store outside Heroku that is the same in both environments is found although its backup is declared", () => {
  const facts = declaringVars({ ...variable, key: "RDS", kind: "secret", store: { kind: "vendorBackup", how: "RDS" } });
  const rule = rules.find(({ name }) => name === "no-shared-data-store");
  expect(rule?.check(readEstate(inBoth("RDS", facts), today), {})).toHaveLength(1);
});

test("what an add-on is declared for counts as what its vendor is known for", () => {
  const mail = withAddon("staging", "postbox", otherAddon("postbox", { purpose: "mail" }));
  const sink = rules.find(({ name }) => name === "staging-mail-sink");
  expect(sink?.check(readEstate(mail, today), {})).toHaveLength(1);
  const broker = rules.find(({ name }) => name === "worker-has-broker");
  const queue = { ...declaring("redis", { purpose: "broker" }), broker: "redis" };
  expect(broker?.check(readEstate(sampleEstate("staging", queue), today), {})).toEqual([]);
  const cache = { ...declaring("redis", { purpose: "cache" }), broker: "redis" };
  expect(broker?.check(readEstate(sampleEstate("staging", cache), today), {})).toHaveLength(1);
});
