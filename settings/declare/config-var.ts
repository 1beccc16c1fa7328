import type { Rebuilt, VendorBackup } from "./backup.ts";
import { given, surplus } from "./given.ts";

/** Where the value of a config var comes from. */
export type ConfigVar = Fixed | PerEnvironment | Secret | Generated | FromDomain | EnvironmentName;
/** Made by `fixed`. */
export type Fixed = { readonly kind: "fixed"; readonly value: string } & Open & ReadOnly;
/** Made by `perEnvironment`. */
export type PerEnvironment = { readonly kind: "perEnvironment" } & Open & (ReadOnly | Store);
/** Made by `secret`. */
export type Secret = { readonly kind: "secret"; readonly shared?: string } & (ReadOnly | Store);
/** Made by `secret()`, without a word of where else it is used. */
export type OwnSecret = {
  readonly kind: "secret";
  readonly shared?: never;
  readonly readOnly?: never;
  readonly store?: never;
};
/** Made by `generated`. */
export type Generated = { readonly kind: "generated" };
/** Made by `fromDomain`. */
export type FromDomain = { readonly kind: "fromDomain" };
/** Made by `environmentName`. */
export type EnvironmentName = { readonly kind: "environmentName" };

/** Why a value in plain is no secret, though it looks like one. */
interface Open {
  /** Such as `"a browser key, which every visitor gets"`. */
  readonly public?: string;
}

/** Why environments may have one store of data. */
interface ReadOnly {
  /** It is only read, such as `"the state's open data"`. */
  readonly readOnly?: string;
  readonly store?: never;
}

/** A store of data outside Heroku, of which each environment has its own. */
interface Store {
  readonly readOnly?: never;
  /** What keeps its data from being lost, such as `vendorBackup("RDS, a snapshot each night, kept for 30 days")`. */
  readonly store: VendorBackup | Rebuilt;
}

/** The same value in every environment. */
export const fixed = (value: string, options: Open & ReadOnly = {}): Fixed => ({
  ...given(options),
  kind: "fixed",
  value,
});

/** A value that every stack file states, under the service's `config`. */
export const perEnvironment = (options: Open & (ReadOnly | Store) = {}): PerEnvironment => ({
  ...given(options),
  kind: "perEnvironment",
});

/**
 * A value that is kept encrypted: `pulumi config set --secret <service>:<KEY> --stack <environment>`. Each environment has one of
 * its own, unless `shared` or `readOnly` says why they have the same.
 */
export function secret(): OwnSecret;
export function secret(options: SecretOptions): Secret;
export function secret(options: SecretOptions = {}): Secret {
  return { ...given(options), kind: "secret" };
}

type SecretOptions = { readonly shared?: string } & (ReadOnly | Store);

/** A random value of 64 hexadecimal digits, made once in each environment and kept encrypted in its state. */
export const generated = (...none: []): Generated => ({ ...surplus(none), kind: "generated" });

/** The host name of the service's domain, such as `catalog.example.org`. */
export const fromDomain = (...none: []): FromDomain => ({ ...surplus(none), kind: "fromDomain" });

/** The environment's name, as error trackers want it for a label. */
export const environmentName = (...none: []): EnvironmentName => ({ ...surplus(none), kind: "environmentName" });
