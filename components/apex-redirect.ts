import { Record as Route53Record } from "@pulumi/aws/route53/record.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketWebsiteConfiguration } from "@pulumi/aws/s3/bucketWebsiteConfiguration.js";
import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import type { DnsRecord } from "../settings/dns-ticket.ts";

/** What an `ApexRedirect` is made of. */
export interface ApexRedirectArgs {
  /** Id of the hosted zone. */
  readonly zoneId: string;
  /** Such as `example.org`. */
  readonly apex: string;
  /** Where it leads, such as `www.example.org`. */
  readonly hostname: string;
}

/**
 * Leads `http://example.org` to `https://www.example.org`. Route 53 has no alias for Heroku, so an empty S3 bucket answers, which
 * knows plain HTTP only. Costs next to nothing.
 *
 * @example new ApexRedirect("trails-domain-apex", { zoneId, apex: "example.org", hostname: "www.example.org" })
 */
export class ApexRedirect extends ComponentResource {
  readonly record: DnsRecord;

  constructor(name: string, { zoneId, apex, hostname }: ApexRedirectArgs, options?: ComponentResourceOptions) {
    super("tandem:index:ApexRedirect", name, {}, options);
    // S3 finds the website by the host name that was asked for: the bucket has to be called that.
    const bucket = new Bucket(name, { bucket: apex }, { parent: this });
    const website = new BucketWebsiteConfiguration(
      `${name}-website`,
      { bucket: bucket.bucket, redirectAllRequestsTo: { hostName: hostname, protocol: "https" } },
      { parent: this },
    );
    const target = { name: website.websiteDomain, zoneId: bucket.hostedZoneId, evaluateTargetHealth: false };
    new Route53Record(`${name}-record`, { zoneId, name: apex, type: "A", aliases: [target] }, { parent: this });
    this.record = { type: "A", name: apex, value: `the S3 website of the bucket ${apex}`, resource: `${name}-record` };
    this.registerOutputs({ record: this.record });
  }
}
