import { expect, test } from "vitest";
import { InvokeFailed } from "../wire/invoke-failed.ts";
import { simulatedId, simulatedOutputs, simulatedResult } from "./aws.ts";

const getZone = "aws:route53/getZone:getZone";

test("a zone has a unique id, always the same", () => {
  const zone = simulatedResult(getZone, { name: "example.org" });
  expect(zone).toMatchObject({ name: "example.org", zoneId: expect.stringMatching(/^ZSIMULATED\d{8}$/) });
  expect(zone.id).toBe(zone.zoneId);
  expect(simulatedResult(getZone, { name: "example.org." })).toEqual(zone);
  expect(simulatedResult(getZone, { name: "example.net" }).zoneId).not.toBe(zone.zoneId);
});

test.each(["library.invalid", "invalid", "library.INVALID."])("the zone %s is not found", (name) => {
  const missing = new InvokeFailed("no matching Route 53 Hosted Zone found");
  expect(() => simulatedResult(getZone, { name })).toThrow(missing);
});

test.each([
  [getZone, { zoneId: "Z1" }, /^name: expected a zone's name, got null/],
  [getZone, { name: "" }, /^name: expected a zone's name, got ""/],
  ["aws:s3/getBucket:getBucket", {}, /^aws:s3\/getBucket:getBucket: expected a simulated function/],
  ["toString", {}, /^toString: expected a simulated function/],
])("refuses a function that is not simulated, with what to do: %s %j", (token, args, message) => {
  expect(() => simulatedResult(token, args)).toThrow(message);
});

test("an object has its inputs and the outputs that other resources use", () => {
  const id = simulatedId("urn:pulumi:dev::estate::aws:s3/bucket:Bucket::apex");
  const bucket = simulatedOutputs("aws:s3/bucket:Bucket", { tags: { a: "b" } }, id);
  expect(bucket).toMatchObject({ tags: { a: "b" }, bucket: id, arn: `arn:aws:s3:::${id}` });
  expect(simulatedOutputs("aws:s3/bucket:Bucket", { bucket: "example.org" }, id).websiteEndpoint).toBe(
    "example.org.s3-website-us-east-1.amazonaws.com",
  );
  expect(simulatedOutputs("aws:route53/record:Record", { name: "www.example.org" }, id).fqdn).toBe("www.example.org");
  expect(simulatedOutputs("aws:sns/topic:Topic", { name: "notices" }, id)).toEqual({ name: "notices" });
});
