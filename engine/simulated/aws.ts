import { createHash } from "node:crypto";
import { InvokeFailed } from "../wire/invoke-failed.ts";
import type { Properties, Value } from "../wire/value.ts";

const region = "us-east-1";
const websiteDomain = `s3-website-${region}.amazonaws.com`;

/** Simulated results of AWS functions, by token. */
const functions: Record<string, (args: Properties) => Properties> = {
  "aws:route53/getZone:getZone": getZone,
};

/** The outputs that AWS adds to a resource's inputs, by type; other types have only inputs and id. */
const computed: Record<string, (inputs: Properties, id: string) => Properties> = {
  "aws:route53/record:Record": ({ name = "" }) => ({ fqdn: name }),
  "aws:s3/bucket:Bucket": bucketOutputs,
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": websiteOutputs,
  "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2": websiteOutputs,
};

/**
 * The result of a simulated function. Throws {@link InvokeFailed} for any other function, and for what AWS would not find: zones
 * under `.invalid`, which cannot exist.
 */
export function simulatedResult(token: string, args: Properties): Properties {
  const answer = Object.hasOwn(functions, token) ? functions[token] : undefined;
  if (answer !== undefined) return answer(args);
  throw new InvokeFailed(
    `${token}: expected a simulated function (${Object.keys(functions).join(", ")}), got another; ` +
      "other AWS functions need an account: set the value in the stack file, or run it with the Pulumi CLI and AWS credentials",
  );
}

/** A simulated object's id, always the same for a resource. */
export function simulatedId(urn: string): string {
  return `simulated-${digitsOf(urn)}`;
}

/** A simulated object's outputs: its inputs, and the outputs of AWS that other resources use. */
export function simulatedOutputs(type: string, inputs: Properties, id: string): Properties {
  const added = Object.hasOwn(computed, type) ? computed[type]?.(inputs, id) : undefined;
  return { ...inputs, ...added };
}

function getZone({ name }: Properties): Properties {
  if (typeof name !== "string" || name === "") {
    throw new InvokeFailed(
      `name: expected a zone's name, got ${JSON.stringify(name ?? null)}; zones are simulated by name only`,
    );
  }
  const zone = name.replace(/\.$/, "");
  if (/(^|\.)invalid$/i.test(zone)) throw new InvokeFailed("no matching Route 53 Hosted Zone found");
  const zoneId = `ZSIMULATED${digitsOf(zone)}`;
  return {
    arn: `arn:aws:route53:::hostedzone/${zoneId}`,
    callerReference: "",
    comment: "simulated",
    id: zoneId,
    linkedServiceDescription: "",
    linkedServicePrincipal: "",
    name: zone,
    nameServers: [],
    primaryNameServer: "",
    privateZone: false,
    resourceRecordSetCount: 0,
    tags: {},
    zoneId,
  };
}

function bucketOutputs(inputs: Properties, id: string): Properties {
  const bucket = textOr(inputs.bucket, id);
  return {
    arn: `arn:aws:s3:::${bucket}`,
    bucket,
    bucketDomainName: `${bucket}.s3.amazonaws.com`,
    bucketRegionalDomainName: `${bucket}.s3.${region}.amazonaws.com`,
    hostedZoneId: `ZSIMULATED${digitsOf(region)}`,
    region,
    websiteDomain,
    websiteEndpoint: `${bucket}.${websiteDomain}`,
  };
}

function websiteOutputs(inputs: Properties, id: string): Properties {
  return { websiteDomain, websiteEndpoint: `${textOr(inputs.bucket, id)}.${websiteDomain}` };
}

function textOr(value: Value | undefined, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

/** Eight digits derived from a text. */
function digitsOf(text: string): string {
  const number = createHash("sha256").update(text).digest().readUIntBE(0, 6);
  return String(number % 100_000_000).padStart(8, "0");
}
