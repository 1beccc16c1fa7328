import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { declarationFindings } from "./declaration-findings.ts";
import {
  autoscaler,
  fixed,
  logDrain,
  noJobs,
  onlyIn,
  queueAt,
  type ServiceDeclaration,
  secret,
  upTo,
  vendorBackup,
} from "./declare.ts";
import { exceptionsDeclared } from "./exceptions.ts";
import { lineOf } from "./finding.ts";
import { handOver } from "./test/hand-over.ts";
import { otherAddon, papertrail, redis, rollbar } from "./vendors.ts";

const serviceWith = (change: object) => ({ name: "shop", processes: ["worker"], ...change }) as ServiceDeclaration;

const linesOf = (change: object): string[] =>
  declarationFindings({ environments: ["staging", "production"], services: [serviceWith(change)] }).map(lineOf);

test.each<[what: string, change: object, ...lines: string[]]>([
  [
    "an exception without a reason",
    { exceptions: { withoutWeb: " " } },
    'exceptions.withoutWeb: expected a reason, which every report shows, got " "',
  ],
  [
    "an exception in an environment that does not exist",
    { exceptions: { withoutLogs: { development: "nobody reads them" } } },
    "exceptions.withoutLogs: expected staging or production, got development",
  ],
  [
    "no web, of a service that has one",
    { processes: ["web", "worker"], exceptions: { withoutWeb: "a bot" } },
    "exceptions.withoutWeb: expected a service without a process web, got web and worker",
  ],
  [
    "a process type on demand that does not exist",
    { exceptions: { onDemand: { wroker: "Heroku Scheduler" } } },
    "exceptions.onDemand.wroker: expected a process type of the service: worker, got wroker: did you mean worker",
  ],
  [
    "a process type on demand whose number an autoscaler sets",
    { autoscaling: { worker: autoscaler("Judoscale") }, exceptions: { onDemand: { worker: "Heroku Scheduler" } } },
    "exceptions.onDemand.worker: expected a process type without an autoscaler, got worker, which has one",
  ],
  [
    "no tracker, of a service that has one",
    { addons: { rollbar: rollbar() }, exceptions: { withoutErrorTracker: "static pages" } },
    "exceptions.withoutErrorTracker: expected no error tracker in staging, got rollbar",
  ],
  [
    "no tracker in an environment that has one by another name",
    {
      addons: {
        faults: onlyIn("production", otherAddon("sentry", { firstPlan: "f1", purpose: "errors" }), "one plan"),
      },
      exceptions: { withoutErrorTracker: { production: "static pages" } },
    },
    "exceptions.withoutErrorTracker: expected no error tracker in production, got faults",
  ],
  [
    "no logs, of a service that has a drain",
    { drains: { archive: logDrain("https://logs.example.org") }, exceptions: { withoutLogs: "nobody reads them" } },
    "exceptions.withoutLogs: expected no logs that are kept in staging, got archive",
  ],
  [
    "a queue whose address no config var has",
    { config: { SQS_URL: fixed("x") }, broker: queueAt("SQS_QUEUE_URL", "Amazon SQS") },
    'broker: expected a config var of staging with the queue\'s address: SQS_URL, got "SQS_QUEUE_URL"',
  ],
  [
    "jobs that wait in a cache",
    { addons: { cache: redis({ cacheOnly: "pages" }) }, broker: "cache" },
    'broker: expected a database or key-value store among the add-ons of staging, got "cache"',
  ],
  [
    "workers without jobs, for no reason",
    { broker: noJobs("") },
    "broker: expected a reason, which every report shows, got an empty string",
  ],
  [
    "a store that is each environment's and all environments'",
    { config: { DB_URL: { kind: "secret", readOnly: "open data", store: vendorBackup("RDS") } } },
    "config.DB_URL: expected store or readOnly, got both",
  ],
])("%s is a finding", (_, change, ...lines) => {
  expect(linesOf(change)).toEqual(lines.map((line) => `index.ts: services.shop.${line}`));
});

test("the common runtime is no exception of a service without restricted data, or in a private space", () => {
  const exceptions = { withoutWeb: "a bot", commonRuntime: "the lawyer's note" };
  const path = "index.ts: services.shop.exceptions.commonRuntime";
  expect(linesOf({ exceptions })).toEqual([`${path}: expected a service with data: "restricted", got nothing`]);
  expect(linesOf({ data: "restricted", space: "records", exceptions })).toEqual([
    `${path}: expected a service outside a private space, got "records"`,
  ]);
  expect(linesOf({ data: "restricted", exceptions })).toEqual([]);
});

test("exceptions in one environment are no exceptions in the other", () => {
  const addons = { logs: onlyIn("production", papertrail(), "staging is looked at by hand") };
  expect(linesOf({ addons, exceptions: { withoutLogs: { staging: "looked at by hand" } } })).toEqual([]);
});

test("a process type on demand with a running dyno is a finding of the stack file", () => {
  const shop = serviceWith({ processes: ["report"], exceptions: { onDemand: { report: "Heroku Scheduler" } } });
  const staging = `config:
  estate:team: example-library
  estate:services:
    shop:
      processes: { report: { quantity: 1, size: Basic } }
`;
  const checked = checkSettings({ environments: ["staging"], services: [shop] }, handOver("staging", { staging }, {}));
  expect("findings" in checked && checked.findings.map(lineOf)).toEqual([
    "Pulumi.staging.yaml: estate:services.shop.processes.report.quantity: expected 0 dynos, as index.ts says what starts it (Heroku Scheduler), got 1",
  ]);
});

test("every exception is listed with its environment, and none of a value", () => {
  const found = exceptionsDeclared(
    serviceWith({
      config: { KEY: onlyIn("staging", fixed("marker", { public: "a browser key" }), "tried there"), TOKEN: secret() },
      exceptions: {
        mayBeDown: "a hobby",
        monthlyCost: { staging: upTo(20, "as before"), production: upTo(90.5, "grew") },
      },
    }),
  );
  expect(found).toEqual([
    { path: "services.shop.exceptions.mayBeDown", environment: "production", what: "may be down", reason: "a hobby" },
    {
      path: "services.shop.exceptions.monthlyCost",
      environment: "staging",
      what: "up to $20 a month",
      reason: "as before",
    },
    {
      path: "services.shop.exceptions.monthlyCost",
      environment: "production",
      what: "up to $90.5 a month",
      reason: "grew",
    },
    { path: "services.shop.config.KEY", environment: "staging", what: "no secret", reason: "a browser key" },
  ]);
});
