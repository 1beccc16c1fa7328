import { entriesIn } from "../kinds/only-in.ts";
import type { ConfigVar, Environment, EstateDeclaration, LogDrain, ServiceDeclaration } from "./declare.ts";
import type { DrainSettings } from "./settings.ts";

/** A secret that a stack has to have. */
export interface WantedSecret {
  /** `<service>:<KEY>` of a config var, `<service>:drains.<name>` of a drain's address, `<service>:review.<KEY>` of review apps alone. */
  readonly key: string;
  /** Scheme and host that the address begins with; absent where it is none. */
  readonly at?: string;
}

/** Every secret that a service has in an environment; the first one keeps those of the review apps. */
export const wantedSecrets = (
  service: ServiceDeclaration,
  environment: Environment,
  [first]: EstateDeclaration["environments"],
): WantedSecret[] => [
  ...secretVarsOf(service, environment).map((key) => ({ key })),
  ...(environment === first ? reviewSecretsOf(service).map((key) => ({ key: `${service.name}:review.${key}` })) : []),
  ...drainsOf(service, environment).map(({ secretKey, to }) => ({ key: secretKey, at: to })),
];

/** `<service>:<KEY>` of the config vars that are secret. */
export const secretVarsOf = (service: ServiceDeclaration, environment: Environment): string[] =>
  entriesIn<ConfigVar>(environment, service.config)
    .filter(([, { kind }]) => kind === "secret")
    .map(([key]) => `${service.name}:${key}`);

/** Keys of the config vars of which review apps have a secret of their own. */
export const reviewSecretsOf = ({ reviewApps }: ServiceDeclaration): string[] =>
  Object.entries(reviewApps?.config ?? {}).flatMap(([key, value]) => (typeof value === "string" ? [] : [key]));

export const drainsOf = (service: ServiceDeclaration, environment: Environment): DrainSettings[] =>
  entriesIn<LogDrain>(environment, service.drains).map(([name, { to }]) => ({
    name,
    to,
    secretKey: `${service.name}:drains.${name}`,
  }));
