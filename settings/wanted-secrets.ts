import type { ConfigVar, Environment, LogDrain, ServiceDeclaration } from "./declare.ts";
import { entriesIn } from "./present-in.ts";
import type { DrainSettings } from "./settings.ts";

/** A secret that a stack has to have. */
export interface WantedSecret {
  /** `<service>:<KEY>` of a config var, `<service>:drains.<name>` of a drain's address. */
  readonly key: string;
  /** Scheme and host that the address begins with; absent where it is none. */
  readonly at?: string;
}

/** Every secret that a service has in an environment. */
export const wantedSecrets = (service: ServiceDeclaration, environment: Environment): WantedSecret[] => [
  ...secretVarsOf(service, environment).map((key) => ({ key })),
  ...drainsOf(service, environment).map(({ secretKey, to }) => ({ key: secretKey, at: to })),
];

/** `<service>:<KEY>` of the config vars that are secret. */
export const secretVarsOf = (service: ServiceDeclaration, environment: Environment): string[] =>
  entriesIn<ConfigVar>(environment, service.config)
    .filter(([, { kind }]) => kind === "secret")
    .map(([key]) => `${service.name}:${key}`);

export const drainsOf = (service: ServiceDeclaration, environment: Environment): DrainSettings[] =>
  entriesIn<LogDrain>(environment, service.drains).map(([name, { to }]) => ({
    name,
    to,
    secretKey: `${service.name}:drains.${name}`,
  }));
