import { expectTypeOf, test } from "vitest";
import {
  branches,
  collaborator,
  customDomain,
  daily,
  external,
  fixed,
  fromDomain,
  logDrain,
  noBackup,
  onlyIn,
  perEnvironment,
  queueAt,
  registryImages,
  reviewApps,
  route53,
  secret,
  service,
  toWww,
  upTo,
  vendorBackup,
} from "./declare.ts";
import type { KnobsOf, ProcessKnobs } from "./knobs.ts";
import type { page, shop } from "./test/example.ts";
import { otherAddon, postgres, redis } from "./vendors.ts";

test("the type of a stack's knobs has exactly the declared slots", () => {
  type Staging = KnobsOf<typeof shop, "staging">;
  expectTypeOf<keyof Staging>().toEqualTypeOf<"processes" | "addons" | "config" | "domain" | "maintenance">();
  expectTypeOf<Staging["processes"]>().toEqualTypeOf<{ readonly web: ProcessKnobs; readonly worker: ProcessKnobs }>();
  expectTypeOf<keyof Staging["addons"]>().toEqualTypeOf<"postgres" | "papertrail">();
  expectTypeOf<Staging["config"]>().toEqualTypeOf<{ readonly LOG_LEVEL: string; readonly MAIL_SINK: string }>();
  expectTypeOf<Staging["domain"]>().toEqualTypeOf<string>();
});

test("what is declared for staging only is no knob of production", () => {
  expectTypeOf<keyof KnobsOf<typeof shop, "production">["config"]>().toEqualTypeOf<"LOG_LEVEL">();
});

test("a service without add-ons, config vars and domain has no knobs for them", () => {
  expectTypeOf<keyof KnobsOf<typeof page, "staging">>().toEqualTypeOf<"processes" | "maintenance">();
});

test("exceptions compile where they fit the service", () => {
  service({ name: "bot", processes: ["bot"], exceptions: { withoutWeb: "a bot", withoutLogs: { staging: "none" } } });
  service({ name: "report", processes: ["report"], exceptions: { onDemand: { report: "Heroku Scheduler" } } });
  service({ name: "shop", processes: ["web"], exceptions: { monthlyCost: { production: upTo(900, "agreed") } } });
  service({
    name: "parcels",
    processes: ["web", "worker"],
    broker: queueAt("SQS_QUEUE_URL", "Amazon SQS"),
    config: { SQS_QUEUE_URL: perEnvironment() },
  });
  service({ name: "jobs", processes: ["worker"], broker: "queue", addons: { queue: redis() } });
  const computed: [string, ...string[]] = ["web"];
  service({ name: "computed", processes: computed, exceptions: { withoutWeb: "which types there are is computed" } });
});

test("a wrong declaration does not compile", () => {
  const web = { name: "shop", processes: ["web"] } as const;
  // @ts-expect-error a service has a process
  service({ name: "shop", processes: [] });
  // @ts-expect-error no such property
  service({ ...web, addon: {} });
  // @ts-expect-error there is no domain to take the value from
  service({ ...web, config: { HOST: fromDomain() } });
  // @ts-expect-error a value says where it comes from
  service({ ...web, config: { MODE: "production" } });
  // @ts-expect-error an add-on has a vendor
  service({ ...web, addons: { postgres: {} } });
  // @ts-expect-error an apex needs a DNS with an alias
  customDomain({ dns: external(), apexRedirect: toWww() });
  // @ts-expect-error nor has the DNS one that nothing is said of
  customDomain({ apexRedirect: toWww() });
  // @ts-expect-error a zone has a name
  route53();
  // @ts-expect-error a vendor's backup is no schedule
  postgres({ backup: vendorBackup("each night") });
  // @ts-expect-error whether it is backed up must be said
  postgres({});
  // @ts-expect-error a missing backup has a reason
  noBackup();
  // @ts-expect-error backups start at full hours
  daily("02:30", "UTC");
  // @ts-expect-error the day has 24 hours
  daily("24:00", "UTC");
  // @ts-expect-error an abbreviation knows no summer time
  daily("02:00", "EST");
  // @ts-expect-error such data is public, internal or restricted
  service({ ...web, data: "secret" });
  // @ts-expect-error a release is promotion(), branches() or registryImages()
  service({ ...web, release: "main" });
  // @ts-expect-error no such environment has a branch
  branches({ stagin: "main" });
  // @ts-expect-error images come from somewhere
  registryImages();
  // @ts-expect-error review apps come from a repository
  reviewApps();
  // @ts-expect-error review apps have no such option
  reviewApps("example-library/shop", { stale: 5 });
  // @ts-expect-error days are a number
  daily("02:00", "UTC", { keepDays: "7" });
  // @ts-expect-error no such environment
  onlyIn("stagin", fixed("x"), "reason");
  // @ts-expect-error a difference has a reason
  onlyIn("staging", fixed("x"));
  // @ts-expect-error access is to something
  collaborator("ana@example.org");
  // @ts-expect-error log lines go encrypted only
  logDrain("http://logs.example.org");
  // @ts-expect-error a drain has a collector
  logDrain();
  // @ts-expect-error a drain is made by logDrain()
  service({ ...web, drains: { archive: "https://logs.example.org" } });
  // @ts-expect-error where log lines go is in index.ts
  service({ ...web, drains: { archive: onlyIn("staging", secret(), "reason") } });
  // @ts-expect-error a drain is no add-on
  service({ ...web, addons: { archive: logDrain("https://logs.example.org") } });
  // @ts-expect-error a service with a process web is visited
  service({ ...web, exceptions: { withoutWeb: "a bot" } });
  // @ts-expect-error no such exception
  service({ ...web, exceptions: { withoutTracker: "static pages" } });
  // @ts-expect-error no such process type
  service({ ...web, exceptions: { onDemand: { report: "Heroku Scheduler" } } });
  // @ts-expect-error no such environment
  service({ ...web, exceptions: { withoutLogs: { stagin: "nobody reads them" } } });
  // @ts-expect-error a cap has a reason
  upTo(900);
  // @ts-expect-error jobs wait in an add-on of the service
  service({ ...web, broker: "queue", addons: { cache: redis() } });
  // @ts-expect-error a queue's address is a config var of the service
  service({ ...web, broker: queueAt("SQS_URL", "Amazon SQS"), config: { SQS_QUEUE_URL: perEnvironment() } });
  // @ts-expect-error a secret is never public
  secret({ public: "a browser key" });
  // @ts-expect-error a value of every environment is no store of one environment
  fixed("reports", { store: vendorBackup("S3 keeps each version") });
  // @ts-expect-error a store of each environment is not one for all
  perEnvironment({ store: vendorBackup("S3 keeps each version"), readOnly: "open data" });
  // @ts-expect-error what keeps the data of a database must be said
  otherAddon("jawsdb", { firstPlan: "kitefin", purpose: "database" });
  // @ts-expect-error no such purpose
  otherAddon("sentry", { firstPlan: "f1", purpose: "tracker" });
  // @ts-expect-error no such permission
  collaborator("ana@example.org", "admin");
});
