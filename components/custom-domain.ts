import { Domain } from "@pulumi/heroku";
import { all, ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { domain } from "../kinds/domain.ts";
import { type DnsRecord, dnsTicket } from "../settings/dns-ticket.ts";
import { isApex } from "../settings/host-name.ts";
import type { DomainSettings } from "../settings/settings.ts";
import { ApexRedirect } from "./apex-redirect.ts";
import { HerokuRecord } from "./heroku-record.ts";

/** What a `CustomDomain` is made of. */
export interface CustomDomainArgs {
  readonly service: string;
  readonly appId: Input<string>;
  readonly domain: DomainSettings;
  /** Id of the hosted zone; absent where the DNS is managed elsewhere. */
  readonly zoneId: string | undefined;
  /** What is served there, as `catalog in production`. */
  readonly what: string;
}

/** What the stack's outputs say of a domain. */
export interface DomainSummary {
  readonly hostname: string;
  readonly dns: DomainSettings["dns"]["kind"];
  readonly records: Output<DnsRecord[]>;
  /** The message to those who run the DNS; absent where the records are made here. */
  readonly ticket?: Output<string>;
}

/**
 * Adds a custom domain to an app, and creates or requests its DNS records. The app has automatic
 * certificates (ACM), which Heroku issues as soon as the records are there.
 *
 * @example new CustomDomain("catalog-domain", { service: "catalog", appId, domain, zoneId: undefined, what: "catalog in production" })
 */
export class CustomDomain extends ComponentResource {
  readonly summary: DomainSummary;

  constructor(name: string, args: CustomDomainArgs, options?: ComponentResourceOptions) {
    super("tandem:index:CustomDomain", name, {}, options);
    const { appId, domain: settings, zoneId, what } = args;
    const { hostname, dns } = settings;
    const { cname } = new Domain(name, { appId, hostname }, { parent: this });
    if (zoneId === undefined) {
      const records = this.#requested(args, cname);
      const ticket = records.apply((wanted) => dnsTicket(what, wanted));
      this.summary = { hostname, dns: dns.kind, records, ticket };
    } else {
      this.summary = { hostname, dns: dns.kind, records: this.#made(name, settings, zoneId, cname) };
    }
    this.registerOutputs({ ...this.summary });
  }

  /** An apex that leads to the app is a second host name of it: there the app itself redirects. */
  #requested(
    { service, appId, domain: { hostname, apex } }: CustomDomainArgs,
    cname: Output<string | null>,
  ): Output<DnsRecord[]> {
    const own = cname.apply(
      (value): DnsRecord => ({ type: isApex(hostname) ? "ALIAS" : "CNAME", name: hostname, value }),
    );
    if (apex === undefined) return all([own]);
    const second = new Domain(domain.naming.of(service, "apex"), { appId, hostname: apex }, { parent: this });
    return all([own, second.cname.apply((value): DnsRecord => ({ type: "ALIAS", name: apex, value }))]);
  }

  #made(
    name: string,
    { hostname, apex }: DomainSettings,
    zoneId: string,
    cname: Output<string | null>,
  ): Output<DnsRecord[]> {
    const own = new HerokuRecord(`${name}-record`, { zoneId, hostname, cname }, { parent: this });
    if (apex === undefined) return all([own.record]);
    const redirect = new ApexRedirect(`${name}-apex`, { zoneId, apex, hostname }, { parent: this });
    return all([own.record, redirect.record]);
  }
}
