import { expect, test } from "vitest";
import { declarationFindings } from "./declaration-findings.ts";
import {
  autoscaler,
  collaborator,
  customDomain,
  daily,
  type EstateDeclaration,
  email,
  fixed,
  fromDomain,
  logDrain,
  noBackup,
  onlyIn,
  reviewApps,
  route53,
  type ServiceDeclaration,
  secret,
  toWww,
  vendorBackup,
} from "./declare.ts";
import { lineOf } from "./finding.ts";
import { example } from "./test/example.ts";
import { otherAddon, postgres, redis } from "./vendors.ts";

function linesOf(change: Partial<ServiceDeclaration>, more: Partial<EstateDeclaration> = {}): string[] {
  const shop = { name: "shop", processes: ["web"], ...change } as ServiceDeclaration;
  return declarationFindings({ environments: ["staging", "production"], services: [shop], ...more }).map(lineOf);
}

const utc = daily("02:00", "UTC");

test("a declaration with every word in it has no findings", () => {
  expect(declarationFindings(example)).toEqual([]);
});

test("two services of one repository are a finding, as Heroku reads one app.json in it", () => {
  const inMono = (name: string, repository: string): ServiceDeclaration => ({
    name,
    processes: ["web"],
    reviewApps: reviewApps(repository),
  });
  const services = [
    inMono("shop", "example-library/mono"),
    inMono("lib", "Example-Library/Mono"),
    inMono("trails", "a/b"),
  ];
  expect(declarationFindings({ environments: ["staging"], services }).map(lineOf)).toEqual([
    "index.ts: services.lib.reviewApps.repository: expected a repository that no other service has, got Example-Library/Mono, which shop has: Heroku reads one app.json, at its root: declare reviewApps for one of the two",
  ]);
});

test.each<[what: string, change: Partial<ServiceDeclaration>, line: string]>([
  [
    "a name that Heroku refuses",
    { name: "Shop" },
    "services.Shop.name: expected 3 to 30 lower-case letters, digits and dashes, beginning with a letter and not ending with a dash, got Shop",
  ],
  [
    "a name whose keys in a stack file would be another program's",
    { name: "heroku" },
    "services.heroku.name: expected another name than estate, heroku, pulumi or aws, got heroku",
  ],
  [
    "a process type twice",
    { processes: ["web", "web"] },
    "services.shop.processes.web: expected each name once, got web twice",
  ],
  [
    "a process type that no Procfile can have",
    { processes: ["web 1"] },
    "services.shop.processes.web 1: expected letters, digits, dashes and underscores, got web 1",
  ],
  [
    "an add-on with a dash in its name",
    { addons: { "read-replica": postgres({ backup: utc }) } },
    "services.shop.addons.read-replica: expected a name of letters and digits, as readReplica, got read-replica",
  ],
  [
    "an add-on that cannot exist",
    { addons: { cache: otherAddon("Mem Cache", { firstPlan: "dev" }) } },
    "services.shop.addons.cache: expected a slug of Heroku's add-ons, got Mem Cache",
  ],
  [
    "a time zone that does not exist",
    { addons: { postgres: postgres({ backup: daily("02:00", "America/Boston") }) } },
    "services.shop.addons.postgres.backup: expected an IANA time zone such as America/New_York, got America/Boston",
  ],
  [
    "backups that are kept for no day",
    { addons: { postgres: postgres({ backup: daily("02:00", "UTC", { keepDays: 0.5 }) }) } },
    "services.shop.addons.postgres.backup.keepDays: expected a whole number of days, 1 or more, got 0.5",
  ],
  [
    "a copy outside Heroku that is nowhere",
    { addons: { postgres: postgres({ backup: daily("02:00", "UTC", { offSite: " " }) }) } },
    'services.shop.addons.postgres.backup.offSite: expected where a copy outside Heroku is kept, got " "',
  ],
  [
    "a secret that environments share for no reason",
    { config: { KEY: secret({ shared: "" }) } },
    "services.shop.config.KEY: expected a reason, which every report shows, got an empty string",
  ],
  [
    "no backup, without a reason",
    { addons: { postgres: postgres({ backup: noBackup(" ") }) } },
    'services.shop.addons.postgres.backup: expected a reason for having no backup, got " "',
  ],
  [
    "a config var that an add-on sets",
    { addons: { postgres: postgres({ backup: utc }) }, config: { DATABASE_URL: fixed("x") } },
    "services.shop.config.DATABASE_URL: expected a key that no add-on sets, got DATABASE_URL, which postgres sets",
  ],
  [
    "a config var that no shell can read",
    { config: { "LOG-LEVEL": fixed("x") } },
    "services.shop.config.LOG-LEVEL: expected letters, digits and underscores, got LOG-LEVEL",
  ],
  [
    "a value from a domain that one environment does not have",
    { domain: onlyIn("production", customDomain(), "staging needs none"), config: { HOST: fromDomain() } },
    "services.shop.config.HOST: expected a domain in staging to take the value from, got nothing",
  ],
  [
    "an apex whose DNS has no alias for it",
    { domain: { ...customDomain(), apexRedirect: toWww() } },
    'services.shop.domain.apexRedirect: expected route53("<zone>") or external({ alias: true }), got external(): if that DNS has ALIAS, ANAME or CNAME flattening, declare external({ alias: true }), or else redirect the apex where it is registered',
  ],
  [
    "a zone that is no name",
    { domain: customDomain({ dns: route53("Example.org.") }) },
    "services.shop.domain.dns: expected a zone in small letters, without a dot at its end, such as example.org, got Example.org.",
  ],
  [
    "an apex in an environment that does not exist",
    {
      domain: customDomain({
        dns: route53("example.org"),
        apexRedirect: onlyIn("development", toWww(), "tried there"),
      }),
    },
    "services.shop.domain.apexRedirect: expected staging or production, got development",
  ],
  [
    "two databases of one vendor, of which neither has an attachment name",
    { addons: { main: postgres({ backup: utc }), reports: postgres({ backup: utc }) } },
    'services.shop.addons.reports: expected an attachment name of its own: main has DATABASE already, got none: say which config vars it sets, such as as: "ANALYTICS"',
  ],
  [
    "two add-ons with one attachment name",
    { addons: { cache: redis({ as: "STORE" }), files: postgres({ backup: utc, as: "STORE" }) } },
    "services.shop.addons.files.as: expected an attachment name that no other add-on has, got STORE, which cache has",
  ],
  [
    "an attachment name that Heroku refuses",
    { addons: { cache: redis({ as: "my-cache" }) } },
    "services.shop.addons.cache.as: expected an attachment name of capital letters, digits and underscores, such as ANALYTICS, got my-cache",
  ],
  [
    "a config var that an add-on sets under its attachment name",
    { addons: { cache: redis({ as: "CACHE" }) }, config: { CACHE_URL: fixed("x") } },
    "services.shop.config.CACHE_URL: expected a key that no add-on sets, got CACHE_URL, which cache sets",
  ],
  [
    "an autoscaler of no process type",
    { autoscaling: { wbe: autoscaler("Judoscale") } },
    "services.shop.autoscaling.wbe: expected a process type of the service: web, got wbe",
  ],
  [
    "an autoscaler without a name",
    { autoscaling: { web: autoscaler(" ") } },
    'services.shop.autoscaling.web: expected who sets the number, such as autoscaler("Judoscale, 1 to 5 dynos"), got " "',
  ],
  [
    "data without a declared way to bring it back",
    { addons: { files: otherAddon("bucketeer", { firstPlan: "hobbyist", backup: vendorBackup("") }) } },
    "services.shop.addons.files.backup: expected how the data comes back, got an empty string",
  ],
  [
    "a difference in an environment that does not exist",
    { config: { X: onlyIn("development", fixed("x"), "tried there") } },
    "services.shop.config.X: expected staging or production, got development",
  ],
  [
    "a difference without a reason",
    { config: { X: onlyIn("staging", fixed("x"), "") } },
    "services.shop.config.X: expected a reason for the difference, got an empty string",
  ],
  [
    "a drain whose key would stand in the repository",
    { drains: { archive: logDrain("https://logs.example.org/marker-in?key=marker") } },
    "services.shop.drains.archive: expected scheme and host of a collector, such as https://logs.example.org or syslog+tls://logs.example.org:6514; the rest of its address is a secret, got another address",
  ],
  [
    "a drain by another spelling of its host, which would be another one in every comparison",
    { drains: { archive: logDrain("syslog+tls://LOGS.Example.org:6514") } },
    "services.shop.drains.archive: expected scheme and host of a collector, such as https://logs.example.org or syslog+tls://logs.example.org:6514; the rest of its address is a secret, got syslog+tls://LOGS.Example.org:6514: write it as syslog+tls://logs.example.org:6514",
  ],
  [
    "a drain with a port that goes without saying",
    { drains: { archive: logDrain("https://logs.example.org:443") } },
    "services.shop.drains.archive: expected scheme and host of a collector, such as https://logs.example.org or syslog+tls://logs.example.org:6514; the rest of its address is a secret, got https://logs.example.org:443: write it as https://logs.example.org",
  ],
  [
    "a drain that sends in plain",
    { drains: { archive: { to: "http://logs.example.org" as "https://" } } },
    "services.shop.drains.archive: expected scheme and host of a collector, such as https://logs.example.org or syslog+tls://logs.example.org:6514; the rest of its address is a secret, got another address",
  ],
  [
    "a drain by a name that others could come to",
    { drains: { "log-archive": logDrain("syslog+tls://logs.example.org:6514") } },
    "services.shop.drains.log-archive: expected a name of letters and digits, as archive, got log-archive",
  ],
  [
    "a notice to no address",
    { notices: [email("the list")] },
    "services.shop.notices.the list: expected an e-mail address, got the list",
  ],
  [
    "a person twice",
    { access: [collaborator("ana@example.org", "deploy"), collaborator("ana@example.org", "view")] },
    "services.shop.access.ana@example.org: expected each name once, got ana@example.org twice",
  ],
])("%s is one finding", (_, change, line) => {
  expect(linesOf(change)).toEqual([`index.ts: ${line}`]);
});

test("two services of one name are a finding", () => {
  const [shop] = example.services;
  expect(linesOf({}, { services: [shop, shop] })).toEqual([
    "index.ts: services.shop: expected each name once, got shop twice",
  ]);
});
