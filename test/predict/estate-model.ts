import type { Chance } from "./chance.ts";

export const environments = ["staging", "production"] as const;
export type Environment = (typeof environments)[number];

type Each<T> = Record<Environment, T>;

/** What a service of a random estate has, with the knobs of its stack files. */
export interface ServiceModel {
  readonly name: string;
  /** Dynos of each process type. */
  processes: Record<string, Each<{ quantity: number; size: string }>>;
  /** Plan of each add-on. */
  addons: Partial<Record<Slot, Each<string>>>;
  /** Values by key: one of every environment, or one of each. */
  config: Record<string, string | Each<string>>;
  /** Host name without its environment; absent without a domain. */
  host: string | undefined;
  notices: string[];
  access: string | undefined;
  hasDrain: boolean;
  hasReviewApps: boolean;
  /** Value of a secret config var; absent without one. */
  password?: string;
}

export const plans = {
  postgres: ["essential-0", "essential-1", "essential-2"],
  papertrail: ["choklad", "fixa", "forsta"],
  rollbar: ["free", "trial-5k", "bronze-100k"],
  redis: ["mini", "premium-0"],
} as const satisfies Record<string, readonly [string, ...string[]]>;
export type Slot = keyof typeof plans;
export const slots = ["postgres", "papertrail", "rollbar", "redis"] as const satisfies readonly Slot[];

const words: Record<Slot, string> = {
  postgres: 'postgres({ backup: daily("02:00", "UTC") })',
  papertrail: "papertrail()",
  rollbar: "rollbar()",
  redis: 'redis({ backup: rebuilt("it is a cache") })',
};

export const sizes = ["Basic", "Standard-1X", "Standard-2X"] as const;
export const permissions = ["deploy", "operate", "manage"] as const;

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
export function randomEstate(chance: Chance): ServiceModel[] {
  const count = chance.of([1, 1, 2, 3]);
  return serviceNames.slice(0, count).map((name) => randomService(name, chance));
}

export function randomService(name: string, chance: Chance): ServiceModel {
  return {
    name,
    processes: processesOf(chance, chance.is(0.5) ? ["web", "worker"] : ["web"]),
    addons: Object.fromEntries(chance.some(slots, 0.5).map((slot) => [slot, each(() => chance.of(plans[slot]))])),
    config: Object.fromEntries(
      chance
        .some(["LOG_LEVEL", "MODE", "PAGE_SIZE", "THEME"], 0.6)
        .map((key) => [key, chance.is(0.5) ? "fixed" : each(() => chance.of(["low", "high"]))]),
    ),
    host: chance.is(0.6) ? `${name}.example.org` : undefined,
    notices: chance.is(0.4) ? ["list@example.org"] : [],
    access: chance.is(0.5) ? chance.of(permissions) : undefined,
    hasDrain: chance.is(0.3),
    hasReviewApps: chance.is(0.3),
  };
}

const hostnameOf = (host: string, environment: Environment): string => `${environment}.${host}`;

/** `index.ts` as a team writes it. */
export const programOf = (services: readonly ServiceModel[]): string => `
import { estate } from "./components/estate.ts";
import { collaborator, customDomain, daily, email, fixed, logDrain, perEnvironment, rebuilt, reviewApps, secret, service } from "./settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "./settings/vendors.ts";
void [collaborator, customDomain, daily, email, fixed, logDrain, perEnvironment, rebuilt, reviewApps, secret, papertrail, postgres, redis, rollbar];

export const { services, differences, monthlyCost, manifest, fingerprints } = await estate({
  environments: ["staging", "production"],
  services: [${services.map(declarationOf).join(", ")}],
});
`;

function declarationOf(service: ServiceModel): string {
  const config = Object.entries(service.config).map(([key, value]) =>
    typeof value === "string" ? `${key}: fixed(${JSON.stringify(value)})` : `${key}: perEnvironment()`,
  );
  const lines = [
    `name: "${service.name}"`,
    `processes: ${JSON.stringify(Object.keys(service.processes))}`,
    `addons: { ${slots.flatMap((slot) => (service.addons[slot] ? [`${slot}: ${words[slot]}`] : [])).join(", ")} }`,
    `config: { ${[...config, ...(service.password === undefined ? [] : ["PASSWORD: secret()"])].join(", ")} }`,
    ...(service.host === undefined ? [] : ["domain: customDomain()"]),
    `notices: [${service.notices.map((address) => `email("${address}")`).join(", ")}]`,
    ...(service.access === undefined ? [] : [`access: [collaborator("developer@example.org", "${service.access}")]`]),
    ...(service.hasDrain ? ['drains: { archive: logDrain("https://logs.example.org") }'] : []),
    ...(service.hasReviewApps ? [`reviewApps: reviewApps("example-library/${service.name}")`] : []),
  ];
  return `service({ ${lines.join(", ")} })`;
}

/** The stack file of an environment; YAML is a superset of JSON. */
export function stackFileOf(services: readonly ServiceModel[], environment: Environment): string {
  const own = <T>(values: Record<string, Each<T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[environment]]));
  const knobs = services.map((service) => {
    const config = Object.entries(service.config).flatMap(([key, value]) =>
      typeof value === "string" ? [] : [[key, value[environment]] as const],
    );
    const addons = slots.flatMap((slot) => {
      const plan = service.addons[slot]?.[environment];
      return plan === undefined ? [] : [[slot, { plan }] as const];
    });
    const domain = service.host === undefined ? {} : { domain: hostnameOf(service.host, environment) };
    return [
      service.name,
      {
        ...domain,
        processes: own(service.processes),
        ...(addons.length > 0 && { addons: Object.fromEntries(addons) }),
        ...(config.length > 0 && { config: Object.fromEntries(config) }),
      },
    ] as const;
  });
  const config = {
    "estate:team": "example-library",
    "estate:noticeRelay": "https://notices.example.org/heroku",
    "estate:services": Object.fromEntries(knobs),
  };
  return `config:\n${Object.entries(config)
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`)
    .join("")}`;
}
