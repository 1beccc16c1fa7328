import { fingerprint } from "../../parity/manifest.ts";
import { manifestOf } from "../../parity/test/manifests.ts";
import type { DeclaredFactsInput } from "../view/declared-facts.ts";
import type { Resource } from "../view/resource.ts";

/** The day on which estates are evaluated. */
export const today = "2026-11-30";

/** The value of every config var in the sample; no message may contain it. */
export const marker = "marker-7d41f0-never-print-me";

/** The declaration of the sample's service. */
const declared: DeclaredFactsInput = {
  name: "shop",
  appName: "shop-production",
  stack: null,
  release: { kind: "promotion" },
  dataClass: "internal",
  space: null,
  uploads: false,
  broker: "redis",
  processes: ["web", "worker"],
  addons: [
    {
      slot: "postgres",
      service: "heroku-postgresql",
      purpose: "database",
      setsKeys: ["DATABASE_URL"],
      holdsData: true,
      backup: { kind: "daily", at: "02:00", timezone: "America/New_York", keepDays: 7, offSite: "fetched each night" },
      unprotected: null,
    },
    {
      slot: "redis",
      service: "heroku-redis",
      purpose: "key-value store",
      setsKeys: ["REDIS_URL"],
      holdsData: true,
      backup: { kind: "rebuilt", how: "jobs are queued again" },
      unprotected: null,
    },
    {
      slot: "papertrail",
      service: "papertrail",
      purpose: "logs",
      setsKeys: ["PAPERTRAIL_API_TOKEN"],
      holdsData: false,
      backup: null,
      unprotected: null,
    },
    {
      slot: "rollbar",
      service: "rollbar",
      purpose: "errors",
      setsKeys: ["ROLLBAR_ACCESS_TOKEN", "ROLLBAR_ENDPOINT"],
      holdsData: false,
      backup: null,
      unprotected: null,
    },
  ],
  config: [
    { key: "HOST", kind: "fromDomain", shared: null },
    { key: "MODE", kind: "fixed", shared: null },
    { key: "ROLLBAR_ENV", kind: "environmentName", shared: null },
    { key: "SECRET_KEY_BASE", kind: "generated", shared: null },
    { key: "PARTNER_KEY", kind: "secret", shared: null },
  ],
  domain: { hostname: "shop.example.org", apex: null, dns: "external" },
  notices: ["list@example.org"],
  reviewApps: null,
  unprotected: null,
};

/** Parts of the sample's declaration that a case changes. */
export type Facts = Partial<DeclaredFactsInput>;

/** Facts with a change to one of the sample's add-ons. */
export const declaring = (slot: string, traits: Partial<DeclaredFactsInput["addons"][number]>): Facts => ({
  addons: declared.addons.map((addon) => (addon.slot === slot ? { ...addon, ...traits } : addon)),
});

/** Facts with these config vars added to the sample's, or replacing those with the same key. */
export const declaringVars = (...config: DeclaredFactsInput["config"]): Facts => ({
  config: [...declared.config.filter(({ key }) => !config.some((each) => each.key === key)), ...config],
});

/** An environment with one service, `shop`, in which every rule holds. */
export function sampleEstate(environment = "production", facts: Facts = {}): Resource[] {
  const own = { ...declared, appName: `shop-${environment}`, ...facts };
  const app = resource(environment, "App", "shop-app", {
    props: { name: own.appName, organization: { name: "library" }, acm: true },
    isProtected: environment === "production",
  });
  const add = (kind: string, name: string, props: Props, more: Partial<Resource> = {}) =>
    resource(environment, kind, name, {
      props,
      origins: { appId: [app.urn], ...more.origins },
      ...withoutOrigins(more),
    });
  const addon = (slot: string, plan: string, holdsData: boolean) =>
    add("Addon", `shop-${slot}`, { plan }, { isProtected: holdsData && environment === "production" });
  const isProduction = environment === "production";
  const other = isProduction ? "staging" : "production";
  const postgres = addon("postgres", `heroku-postgresql:${isProduction ? "standard-0" : "essential-0"}`, true);
  return [
    resource(environment, "tandem:index:Estate", "estate", {
      parent: undefined,
      props: {
        environment,
        environments: ["staging", "production"],
        team: "library",
        policies: null,
        monthlyCost: { total: 120, services: { shop: 120 }, unpriced: [] },
        manifest: manifestOf(environment),
        recorded: { [other]: { kind: "recorded", manifest: manifestOf(other) } },
      },
    }),
    resource(environment, "tandem:index:Service", "shop", { props: { declared: own }, parent: estateUrn(environment) }),
    app,
    add("Formation", "shop-app-web", { type: "web", quantity: 1, size: isProduction ? "Standard-1X" : "Basic" }),
    add("Formation", "shop-app-worker", { type: "worker", quantity: 1, size: isProduction ? "Standard-1X" : "Basic" }),
    postgres,
    addon("redis", "heroku-redis:premium-0", true),
    addon("papertrail", "papertrail:fixa", false),
    addon("rollbar", "rollbar:free", false),
    resource(environment, "PostgresBackupSchedule", "shop-postgres-backup", {
      props: { hour: 2, timezone: "America/New_York" },
      origins: { addonId: [postgres.urn] },
    }),
    add("AppConfigAssociation", configName, {
      vars: { HOST: `${marker}.example.org`, MODE: marker, ROLLBAR_ENV: environment },
      sensitiveVars: { SECRET_KEY_BASE: `${marker}-base-${environment}`, PARTNER_KEY: `${marker}-key-${environment}` },
    }),
    add("Domain", "shop-domain", { hostname: "shop.example.org" }),
    add("AppWebhook", "shop-notice", { url: "https://notices.example.org", secret: `${marker}-hook` }),
    add("PipelineCoupling", "shop-coupling", { stage: environment }),
  ];
}

type Props = Readonly<Record<string, unknown>>;

const configName = "shop-app-config";

const estateUrn = (environment: string) => urnOf(environment, "tandem:index:Estate", "estate");
const serviceUrn = (environment: string) => urnOf(environment, "tandem:index:Service", "shop");
const urnOf = (environment: string, type: string, name: string) =>
  `urn:pulumi:${environment}::estate::${type}::${name}`;

const withoutOrigins = ({ origins: _, ...rest }: Partial<Resource>): Partial<Resource> => rest;

/** A resource of the sample's service, by the noun of its type or its whole type; `parent: undefined` makes it undeclared. */
export function resource(environment: string, kind: string, name: string, more: Partial<Resource> = {}): Resource {
  const type = kind.includes(":") ? kind : `heroku:index/${kind[0]?.toLowerCase()}${kind.slice(1)}:${kind}`;
  return {
    urn: urnOf(environment, type, name),
    type,
    name,
    isProtected: false,
    parent: serviceUrn(environment),
    props: {},
    origins: {},
    ...more,
  };
}

/** The estate without a resource. */
export function without(resources: readonly Resource[], name: string): Resource[] {
  requireNamed(resources, name);
  return resources.filter((each) => each.name !== name);
}

/** The estate with a changed resource. */
export function changed(
  resources: readonly Resource[],
  name: string,
  { props = {}, ...traits }: Partial<Resource>,
): Resource[] {
  requireNamed(resources, name);
  return resources.map((each) =>
    each.name === name ? { ...each, ...traits, props: { ...each.props, ...props } } : each,
  );
}

/** The estate with additional config vars of the sample's app, plain or encrypted. */
export function withVars(resources: readonly Resource[], kind: "vars" | "sensitiveVars", vars: Props): Resource[] {
  const { props } = requireNamed(resources, configName);
  return changed(resources, configName, { props: { [kind]: { ...(props[kind] ?? {}), ...vars } } });
}

/** The estate where another environment has recorded these values of the sample's config vars. */
export function recordedIn(
  environment: string,
  resources: readonly Resource[],
  values: Readonly<Record<string, string>>,
): Resource[] {
  const salt = `${environment}'s own salt`;
  const prints = Object.entries(values).map(([key, value]) => [key, fingerprint(salt, value)]);
  const recordedFingerprints = { [environment]: { salt, values: { shop: Object.fromEntries(prints) } } };
  return changed(resources, "estate", { props: { recordedFingerprints } });
}

/** URN of one of the sample's resources. */
export const urnIn = (resources: readonly Resource[], name: string): string => requireNamed(resources, name).urn;

function requireNamed(resources: readonly Resource[], name: string): Resource {
  const found = resources.find((each) => each.name === name);
  if (found === undefined) throw new Error(`the sample has no resource ${name}`);
  return found;
}
