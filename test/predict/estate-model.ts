import type { Chance } from "./chance.ts";

export const environments = ["staging", "production"] as const;
export type Environment = (typeof environments)[number];

export type Each<T> = Record<Environment, T>;

/** Where the value of a config var comes from; texts stand in the stack files. */
export type ConfigModel =
  | { readonly kind: "fixed"; readonly value: string }
  | { readonly kind: "perEnvironment"; readonly value: Each<string> }
  /** Without a value, it has one that says nothing. */
  | { readonly kind: "secret"; readonly value?: string }
  | { readonly kind: "generated" | "environmentName" };

export interface AddonModel {
  readonly vendor: Vendor;
  plan: Each<string>;
  /** Attachment name. */
  as?: string;
  formerly?: string;
  isUnprotected?: boolean;
}

/** What a service of a random estate has, with the knobs of its stack files. */
export interface ServiceModel {
  name: string;
  formerly?: string;
  isUnprotected?: boolean;
  /** Dynos of each process type. */
  processes: Record<string, Each<{ quantity: number; size: string }>>;
  isAutoscaled: boolean;
  maintenance: Each<boolean>;
  addons: Record<string, AddonModel>;
  config: Record<string, ConfigModel>;
  /** Host name without its environment; absent without a domain. */
  host: string | undefined;
  notices: string[];
  access: string | undefined;
  hasDrain: boolean;
  hasReviewApps: boolean;
  buildpacks: string[];
  region: "us" | "eu" | undefined;
  stack: string | undefined;
  /** Paths of drift to ignore. */
  ignored: Each<string[]>;
}

/** A random estate as its files have it. */
export interface EstateModel {
  services: ServiceModel[];
  /** Whether the policy pack judges it. */
  readonly hasPolicies: boolean;
  /** Confirmed actions in the stack files. */
  confirmed: Each<string[]>;
}

export const plans = {
  postgres: ["essential-0", "essential-1", "essential-2"],
  papertrail: ["choklad", "fixa", "forsta"],
  rollbar: ["free", "trial-5k", "bronze-100k"],
  redis: ["mini", "premium-0"],
  proximo: ["development", "starter"],
  memcachier: ["dev", "100"],
  scheduler: ["standard"],
} as const satisfies Record<string, readonly [string, ...string[]]>;
export type Vendor = keyof typeof plans;
export const vendors = Object.keys(plans) as [Vendor, ...Vendor[]];

export const sizes = ["Basic", "Standard-1X", "Standard-2X"] as const;
export const permissions = ["deploy", "operate", "manage"] as const;
export const configKeys = ["LOG_LEVEL", "MODE", "PAGE_SIZE", "SENTRY_DSN", "APP_ENV"] as const;

export const each = <T>(make: () => T): Each<T> => ({ staging: make(), production: make() });

/** Basic and standard dynos do not mix in one app. */
export const processesOf = (chance: Chance, types: readonly string[]): ServiceModel["processes"] => {
  const size = each(() => chance.of(sizes));
  const dynos = (environment: Environment) => ({ quantity: chance.between(0, 1), size: size[environment] });
  return Object.fromEntries(
    types.map((type) => [type, { staging: dynos("staging"), production: dynos("production") }]),
  );
};

export const serviceNames = ["alpha", "beta", "gamma", "delta"] as const;

/** One to three services with words that differ. */
export function randomEstate(chance: Chance): EstateModel {
  const count = chance.of([1, 1, 1, 2, 2, 3]);
  const hasPolicies = chance.is(0.2);
  const services = serviceNames.slice(0, count).map((name) => randomService(name, chance));
  if (hasPolicies) for (const service of services) obeyPolicies(service, chance);
  return { services, hasPolicies, confirmed: each(() => []) };
}

export function randomService(name: string, chance: Chance): ServiceModel {
  return {
    name,
    processes: processesOf(chance, chance.is(0.5) ? ["web", "worker"] : ["web"]),
    isAutoscaled: chance.is(0.15),
    maintenance: each(() => chance.is(0.1)),
    addons: Object.fromEntries(chance.some(vendors, 0.3).map((vendor) => [vendor, randomAddon(vendor, chance)])),
    config: Object.fromEntries(chance.some(configKeys, 0.6).map((key) => [key, randomConfig(chance)])),
    host: chance.is(0.6) ? `${name}.example.org` : undefined,
    notices: chance.is(0.4) ? ["list@example.org"] : [],
    access: chance.is(0.5) ? chance.of(permissions) : undefined,
    hasDrain: chance.is(0.3),
    hasReviewApps: chance.is(0.2),
    buildpacks: chance.is(0.2) ? ["heroku/nodejs"] : [],
    region: chance.is(0.1) ? chance.of(["us", "eu"]) : undefined,
    stack: chance.is(0.2) ? chance.of(["heroku-22", "heroku-24"]) : undefined,
    ignored: each(() => []),
  };
}

export const randomAddon = (vendor: Vendor, chance: Chance): AddonModel => ({
  vendor,
  plan: each(() => chance.of(plans[vendor])),
  ...(chance.is(0.1) && { as: `${vendor.toUpperCase()}_${chance.of(["ONE", "TWO"])}` }),
});

const configKinds = [
  "fixed",
  "fixed",
  "perEnvironment",
  "perEnvironment",
  "secret",
  "generated",
  "environmentName",
] as const;

export function randomConfig(chance: Chance): ConfigModel {
  const kind = chance.of(configKinds);
  if (kind === "fixed") return { kind, value: chance.of(["fixed", "value 1", "value 2"]) };
  if (kind === "perEnvironment") return { kind, value: each(() => chance.of(["low", "high"])) };
  return { kind };
}

/** What the policies ask of every service; later edits may break one, which the review and the `up` both say. */
function obeyPolicies(service: ServiceModel, chance: Chance): void {
  service.processes = Object.fromEntries(
    Object.keys(service.processes).map((type) => [type, each(() => ({ quantity: 1, size: "Standard-1X" }))]),
  );
  service.maintenance = each(() => false);
  delete service.addons.redis;
  delete service.processes.worker;
  service.addons.papertrail = { vendor: "papertrail", plan: each(() => "choklad") };
  if (chance.is(0.5)) service.addons.rollbar = { vendor: "rollbar", plan: each(() => "free") };
  else service.config.SENTRY_DSN = { kind: "secret" };
  service.config.APP_ENV = { kind: "environmentName" };
  if (service.config.LOG_LEVEL?.kind === "secret") service.config.LOG_LEVEL = { kind: "fixed", value: "info" };
  service.hasReviewApps = false;
}
