import type { Sometimes } from "./environment.ts";
import { given, surplus } from "./given.ts";

/** Who runs the DNS of a domain. */
export type Dns = ExternalDns | Route53;
/** Made by `external`. */
export type ExternalDns<Alias extends boolean = boolean> = { readonly kind: "external"; readonly alias: Alias };
/** Made by `route53`. */
export type Route53 = { readonly kind: "route53"; readonly zone: string };

/** Somebody else runs it, and is asked for the records. `alias` says that it has ALIAS, ANAME or CNAME flattening. */
export const external = <const Alias extends boolean = false>(options: { alias?: Alias } = {}): ExternalDns<Alias> => ({
  alias: false as Alias,
  ...given(options),
  kind: "external",
});

/** Our own hosted zone in Route 53, such as `example.org`: the records are made in it. */
export const route53 = (zone: string): Route53 => ({ kind: "route53", zone });

/** Made by `toWww`. */
export type ApexRedirect = { readonly kind: "toWww" };

/** `example.org` leads to `www.example.org`, which is the domain. */
export const toWww = (...none: []): ApexRedirect => ({ ...surplus(none), kind: "toWww" });

/** Made by `customDomain`. */
export type CustomDomain = {
  readonly kind: "customDomain";
  readonly dns: Dns;
  readonly apexRedirect?: Sometimes<ApexRedirect>;
};

type CustomDomainArgs =
  | { readonly dns?: Dns; readonly apexRedirect?: never }
  | { readonly dns: Route53 | ExternalDns<true>; readonly apexRedirect: Sometimes<ApexRedirect> };

/**
 * A custom domain with automatic certificates. The name is a knob of every stack file. Its DNS is `external()` unless
 * said otherwise.
 */
export const customDomain = (options: CustomDomainArgs = {}): CustomDomain => ({
  dns: external(),
  ...given(options),
  kind: "customDomain",
});
