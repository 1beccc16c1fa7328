import { expect, test } from "vitest";
import { InvokeFailed } from "../wire/invoke-failed.ts";
import { simulatedAnswer, simulatedId, simulatedOutputs } from "./aws.ts";

const getZone = "aws:route53/getZone:getZone";

test("a zone has an id of its own, the same each time", () => {
  const zone = simulatedAnswer(getZone, { name: "example.org" });
  expect(zone).toMatchObject({ name: "example.org", zoneId: expect.stringMatching(/^ZSIMULATED\d{8}$/) });
  expect(zone.id).toBe(zone.zoneId);
  expect(simulatedAnswer(getZone, { name: "example.org." })).toEqual(zone);
  expect(simulatedAnswer(getZone, { name: "example.net" }).zoneId).not.toBe(zone.zoneId);
});

test.each(["library.invalid", "invalid", "library.INVALID."])("the zone %s is not there", (name) => {
  const missing = new InvokeFailed("no matching Route 53 Hosted Zone found");
  expect(() => simulatedAnswer(getZone, { name })).toThrow(missing);
});

test.each([
  [getZone, { zoneId: "Z1" }, /^name: expected a zone's name, got null/],
  [getZone, { name: "" }, /^name: expected a zone's name, got ""/],
  ["aws:s3/getBucket:getBucket", {}, /^aws:s3\/getBucket:getBucket: expected one of the functions that are simulated/],
  ["toString", {}, /^toString: expected one of/],
])("what has no answer is refused with a way out: %s %j", (token, args, message) => {
  expect(() => simulatedAnswer(token, args)).toThrow(message);
});

test("an object has its inputs, and what others ask of it", () => {
  const id = simulatedId("urn:pulumi:dev::estate::aws:s3/bucket:Bucket::apex");
  const bucket = simulatedOutputs("aws:s3/bucket:Bucket", { tags: { a: "b" } }, id);
  expect(bucket).toMatchObject({ tags: { a: "b" }, bucket: id, arn: `arn:aws:s3:::${id}` });
  expect(simulatedOutputs("aws:s3/bucket:Bucket", { bucket: "example.org" }, id).websiteEndpoint).toBe(
    "example.org.s3-website-us-east-1.amazonaws.com",
  );
  expect(simulatedOutputs("aws:route53/record:Record", { name: "www.example.org" }, id).fqdn).toBe("www.example.org");
  expect(simulatedOutputs("aws:sns/topic:Topic", { name: "notices" }, id)).toEqual({ name: "notices" });
});
