// Each by its own path: the root of the package takes seconds and hundreds of megabytes.
import { Record as Route53Record } from "@pulumi/aws/route53/record.js";
import { ComponentResource, type ComponentResourceOptions, type Output, RunError } from "@pulumi/pulumi";
import { type DnsRecord, ttl } from "../settings/dns-ticket.ts";

/** What a `HerokuRecord` is made of. */
export interface HerokuRecordArgs {
  /** Id of the hosted zone. */
  readonly zoneId: string;
  /** Such as `www.example.org`, below the zone. */
  readonly hostname: string;
  /** What Heroku chose for the host name. */
  readonly cname: Output<string | null>;
}

/**
 * The record in Route 53 that leads a host name to Heroku. A record of that name that is there already is not taken over: AWS
 * refuses a second one.
 *
 * @example new HerokuRecord("trails-domain-record", { zoneId, hostname: "www.example.org", cname })
 */
export class HerokuRecord extends ComponentResource {
  readonly record: Output<DnsRecord>;

  constructor(name: string, { zoneId, hostname, cname }: HerokuRecordArgs, options?: ComponentResourceOptions) {
    super("tandem:index:HerokuRecord", name, {}, options);
    const target = cname.apply((value) => targetOf(name, hostname, value));
    new Route53Record(name, { zoneId, name: hostname, type: "CNAME", ttl, records: [target] }, { parent: this });
    this.record = cname.apply((value) => ({ type: "CNAME" as const, name: hostname, value, resource: name }));
    this.registerOutputs({ record: this.record });
  }
}

/**
 * What a record of a host name leads to. Ends the program where Heroku has chosen nothing: an empty record would take the name off
 * the net, and the state knows the target only after a refresh.
 */
export function targetOf(record: string, hostname: string, cname: string | null): string {
  if (cname !== null) return cname;
  throw new RunError(
    `${record}: expected the DNS target of ${hostname}, got none: Heroku has not chosen it yet; run pulumi refresh, then pulumi up`,
  );
}
