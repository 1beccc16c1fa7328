import { createHash } from "node:crypto";
import { InvokeFailed } from "../wire/invoke-failed.ts";
import type { Properties, Value } from "../wire/value.ts";

const region = "us-east-1";
const websiteDomain = `s3-website-${region}.amazonaws.com`;

/** What AWS's functions answer without an account, by token. */
const functions: Record<string, (args: Properties) => Properties> = {
  "aws:route53/getZone:getZone": getZone,
};

/** What AWS would add to a resource's inputs, by type; of other types there is nothing but inputs and id. */
const computed: Record<string, (inputs: Properties, id: string) => Properties> = {
  "aws:route53/record:Record": ({ name = "" }) => ({ fqdn: name }),
  "aws:s3/bucket:Bucket": bucketOutputs,
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": websiteOutputs,
  "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2": websiteOutputs,
};

/**
 * Answers a function of a simulated package. Throws {@link InvokeFailed} for one that is not simulated, and for what AWS would
 * not find: a zone of a name under `.invalid`, which no zone can have, is never there.
 */
export function simulatedAnswer(token: string, args: Properties): Properties {
  const answer = Object.hasOwn(functions, token) ? functions[token] : undefined;
  if (answer !== undefined) return answer(args);
  throw new InvokeFailed(
    `${token}: expected one of the functions that are simulated (${Object.keys(functions).join(", ")}), got another; ` +
      "AWS functions have no answer without an account: give the value in the stack file, or run it with the Pulumi CLI and AWS credentials",
  );
}

/** A simulated object's id: the same for the same resource. */
export function simulatedId(urn: string): string {
  return `simulated-${digitsOf(urn)}`;
}

/** A simulated object's outputs: its inputs, and the few things that AWS would add and other resources ask for. */
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

/** Eight digits that stand for a text: the same ones each time. */
function digitsOf(text: string): string {
  const number = createHash("sha256").update(text).digest().readUIntBE(0, 6);
  return String(number % 100_000_000).padStart(8, "0");
}
