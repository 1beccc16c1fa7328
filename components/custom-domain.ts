import { Domain } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";

/** What a `CustomDomain` is made of. */
export interface CustomDomainArgs {
  readonly appId: Input<string>;
  /** Such as `catalog.example.org`. */
  readonly hostname: string;
}

/** The record to ask of whoever runs the DNS. */
export interface DnsRecord {
  readonly type: "CNAME";
  readonly name: string;
  /** Null until Heroku has chosen it, some seconds after the domain was added. */
  readonly value: string | null;
}

/**
 * Makes an app answer at a host name of one's own. The app has automatic certificates (ACM), which Heroku issues as soon as
 * the DNS record is there.
 *
 * @example new CustomDomain("catalog-domain", { appId, hostname: "catalog.example.org" })
 */
export class CustomDomain extends ComponentResource {
  readonly record: Output<DnsRecord>;

  constructor(name: string, { appId, hostname }: CustomDomainArgs, options?: ComponentResourceOptions) {
    super("tandem:index:CustomDomain", name, {}, options);
    const domain = new Domain(name, { appId, hostname }, { parent: this });
    this.record = domain.cname.apply((value) => ({ type: "CNAME" as const, name: hostname, value }));
    this.registerOutputs({ record: this.record });
  }
}
