import { given, surplus } from "./given.ts";

/** Where the value of a config var comes from. */
export type ConfigVar = Fixed | PerEnvironment | Secret | Generated | FromDomain | EnvironmentName;
/** Made by `fixed`. */
export type Fixed = { readonly kind: "fixed"; readonly value: string };
/** Made by `perEnvironment`. */
export type PerEnvironment = { readonly kind: "perEnvironment" };
/** Made by `secret`. */
export type Secret = { readonly kind: "secret"; readonly shared?: string };
/** Made by `generated`. */
export type Generated = { readonly kind: "generated" };
/** Made by `fromDomain`. */
export type FromDomain = { readonly kind: "fromDomain" };
/** Made by `environmentName`. */
export type EnvironmentName = { readonly kind: "environmentName" };

/** The same value in every environment. */
export const fixed = (value: string): Fixed => ({ kind: "fixed", value });

/** A value that every stack file states, under the service's `config`. */
export const perEnvironment = (...none: []): PerEnvironment => ({ ...surplus(none), kind: "perEnvironment" });

/**
 * A value that is kept encrypted: `pulumi config set --secret <service>:<KEY> --stack <environment>`. Each environment has one of
 * its own, unless `shared` says why they have the same.
 */
export const secret = (options: { shared?: string } = {}): Secret => ({ ...given(options), kind: "secret" });

/** A random value of 64 hexadecimal digits, made once in each environment and kept encrypted in its state. */
export const generated = (...none: []): Generated => ({ ...surplus(none), kind: "generated" });

/** The host name of the service's domain, such as `catalog.example.org`. */
export const fromDomain = (...none: []): FromDomain => ({ ...surplus(none), kind: "fromDomain" });

/** The environment's name, as error trackers want it for a label. */
export const environmentName = (...none: []): EnvironmentName => ({ ...surplus(none), kind: "environmentName" });
