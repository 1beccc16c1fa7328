import { createHash } from "node:crypto";
import type { ConfigModel, Each, Environment, EstateModel, ServiceModel } from "./estate-model.ts";

/** `index.ts` as a team writes it. */
export const programOf = ({ services }: EstateModel): string => `
import { estate } from "./components/estate.ts";
import * as words from "./settings/declare.ts";
import * as vendors from "./settings/vendors.ts";
const { autoscaler, collaborator, customDomain, daily, email, environmentName, fixed, formerly, generated, logDrain } = words;
const { perEnvironment, reviewApps, secret, service, unprotected } = words;
const backup = daily("02:00", "UTC");

export const { services, differences, monthlyCost, manifest, fingerprints } = await estate({
  environments: ["staging", "production"],
  services: [${services.map(declarationOf).join(", ")}],
});
`;

function declarationOf(service: ServiceModel): string {
  const config = Object.entries(service.config).map(([key, each]) => `${key}: ${configWord(each)}`);
  const { name, processes, formerly, isUnprotected, addons, notices, access, hasDrain } = service;
  const { isAutoscaled, buildpacks, region, stack } = service;
  const properties = {
    name,
    processes: Object.keys(processes),
    ...(formerly !== undefined && { formerly }),
    ...(isUnprotected && { unprotected: "it is retired since May" }),
    ...(buildpacks.length > 0 && { buildpacks }),
    ...(region && { region }),
    ...(stack && { stack }),
  };
  const words = [
    ...Object.entries(properties).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
    `addons: { ${Object.entries(addons)
      .map(([key, addon]) => `${key}: ${addonWord(addon)}`)
      .join(", ")} }`,
    `config: { ${config.join(", ")} }`,
    `notices: [${notices.map((address) => `email("${address}")`).join(", ")}]`,
    ...(isAutoscaled ? ['autoscaling: { web: autoscaler("Judoscale, 0 to 5 dynos") }'] : []),
    ...(service.host === undefined ? [] : ["domain: customDomain()"]),
    ...(access === undefined ? [] : [`access: [collaborator("developer@example.org", "${access}")]`]),
    ...(hasDrain ? ['drains: { archive: logDrain("https://logs.example.org") }'] : []),
    ...(service.hasReviewApps ? [`reviewApps: reviewApps("example-library/${name}")`] : []),
  ];
  return `service({ ${words.join(", ")} })`;
}

const configWord = (config: ConfigModel): string =>
  config.kind === "fixed" ? `fixed(${JSON.stringify(config.value)})` : `${config.kind}()`;

function addonWord({ vendor, as, formerly, isUnprotected }: ServiceModel["addons"][string]): string {
  const options = [...(as === undefined ? [] : [`as: "${as}"`]), ...(vendor === "postgres" ? ["backup"] : [])];
  const word =
    vendor === "memcachier"
      ? `vendors.otherAddon("memcachier", { firstPlan: "dev", ${options.join(", ")} })`
      : `vendors.${vendor}({ ${options.join(", ")} })`;
  const named = formerly === undefined ? word : `formerly(${word}, "${formerly}")`;
  return isUnprotected ? `unprotected(${named}, "its data is elsewhere since May")` : named;
}

/** The stack file of an environment; YAML is a superset of JSON. */
export function stackFileOf({ services, confirmed, hasPolicies }: EstateModel, environment: Environment): string {
  const ignore = services.flatMap(({ name, ignored }) =>
    ignored[environment].map((path) => ({
      service: name,
      path,
      reason: "it is tried out for a while",
      until: lastDay(),
    })),
  );
  const config = {
    "estate:team": "example-library",
    "estate:noticeRelay": "https://notices.example.org/heroku",
    "estate:services": Object.fromEntries(services.map((service) => [service.name, knobsOf(service, environment)])),
    ...(ignore.length > 0 && { "estate:review": { ignore } }),
    ...(confirmed[environment].length > 0 && { "heroku:confirm": confirmed[environment] }),
    ...(hasPolicies && { "estate:policies": { rules: { "production-database-tier": { level: "advisory" } } } }),
  };
  return `config:\n${Object.entries(config)
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`)
    .join("")}`;
}

function knobsOf(service: ServiceModel, environment: Environment): object {
  const own = <T>(values: Record<string, Each<T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[environment]]));
  const config = Object.entries(service.config).flatMap(([key, each]) =>
    each.kind === "perEnvironment" ? [[key, each.value[environment]] as const] : [],
  );
  const addons = Object.entries(service.addons).map(([key, { plan }]) => [key, { plan: plan[environment] }] as const);
  return {
    ...(service.host !== undefined && { domain: `${environment}.${service.host}` }),
    ...(service.maintenance[environment] && { maintenance: true }),
    processes: own(service.processes),
    ...(addons.length > 0 && { addons: Object.fromEntries(addons) }),
    ...(config.length > 0 && { config: Object.fromEntries(config) }),
  };
}

/** It holds no name that a message may say: parts of secrets are redacted. */
const secretOf = (...parts: readonly string[]): string => createHash("sha256").update(parts.join(" ")).digest("hex");

/** Within a year of today, as a rule must be. */
const lastDay = (): string => new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);

/** Each secret that is declared: the Pulumi CLI writes them to the stack file, where another would be a mistake. */
export function secretsFor({
  services,
}: EstateModel): (environment: string) => Record<string, { value: string; secret: true }> {
  return (environment) =>
    Object.fromEntries(
      services
        .flatMap(({ name, hasDrain, config }) => [
          ...(hasDrain
            ? [[`${name}:drains.archive`, `https://logs.example.org/${secretOf(name, environment)}`] as const]
            : []),
          ...secretVarsOf({ name, config }, environment).map(([key, value]) => [`${name}:${key}`, value] as const),
        ])
        .map(([key, value]) => [key, { value, secret: true } as const]),
    );
}

/** Declared secret config vars with their values. */
export const secretVarsOf = (
  { name, config }: Pick<ServiceModel, "name" | "config">,
  environment: string,
): [key: string, value: string][] =>
  Object.entries(config).flatMap(([key, each]) =>
    each.kind === "secret" ? [[key, each.value ?? secretOf(name, key, environment)]] : [],
  );
