import { output } from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { type Dns, external, route53 } from "../settings/declare.ts";
import { handOver } from "../settings/test/hand-over.ts";
import { CustomDomain } from "./custom-domain.ts";
import { mockEngine, settled, zoneId } from "./test/mock-engine.ts";

async function made(hostname: string, dns: Dns, apex?: string) {
  const engine = await mockEngine(handOver("production", {}));
  const { summary } = new CustomDomain("site-domain", {
    service: "site",
    appId: "id-of-site-app",
    domain: { hostname, dns, apex },
    zoneId: dns.kind === "route53" ? zoneId : undefined,
    what: "site in production",
  });
  await engine.idle();
  return { engine, summary: await settled(output(summary)) };
}

const appId = "id-of-site-app";
const herokus = "deep-river-1.herokudns.com";
const alias = external({ alias: true });
const zone = route53("example.org");

test("an external DNS is asked for a CNAME, and nothing is made at AWS", async () => {
  const { engine, summary } = await made("www.example.org", external());
  expect(summary).toMatchObject({
    hostname: "www.example.org",
    dns: "external",
    records: [{ type: "CNAME", name: "www.example.org", value: herokus }],
    ticket: expect.stringContaining("this DNS record for site in production:"),
  });
  expect(engine.registered.filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
});

test("an external DNS with an alias is asked for one at the apex", async () => {
  const { summary } = await made("example.org", alias);
  expect(summary.records).toEqual([{ type: "ALIAS", name: "example.org", value: herokus }]);
});

test("an apex that leads to www is a second host name of the app, where an alias is", async () => {
  const { engine, summary } = await made("www.example.org", alias, "example.org");
  expect(engine.of("Domain")).toEqual({
    "site-domain": { appId, hostname: "www.example.org" },
    "site-domain-apex": { appId, hostname: "example.org" },
  });
  expect(summary.records).toEqual([
    { type: "CNAME", name: "www.example.org", value: herokus },
    { type: "ALIAS", name: "example.org", value: herokus },
  ]);
});

test("Route 53 gets a CNAME to what Heroku chose, in the zone that was looked up", async () => {
  const { engine, summary } = await made("www.example.org", zone);
  expect(engine.of("Record")).toEqual({
    "site-domain-record": { zoneId, name: "www.example.org", type: "CNAME", ttl: 300, records: [herokus] },
  });
  expect(summary).toEqual({
    hostname: "www.example.org",
    dns: "route53",
    records: [{ type: "CNAME", name: "www.example.org", value: herokus, resource: "site-domain-record" }],
  });
});

test("in Route 53 the apex is an alias of an empty bucket of its name, which redirects", async () => {
  const { engine, summary } = await made("www.example.org", zone, "example.org");
  expect(Object.keys(engine.of("Domain"))).toEqual(["site-domain"]);
  expect(engine.of("Bucket")).toEqual({ "site-domain-apex": { bucket: "example.org" } });
  expect(engine.of("BucketWebsiteConfiguration")).toEqual({
    "site-domain-apex-website": {
      bucket: "example.org",
      redirectAllRequestsTo: { hostName: "www.example.org", protocol: "https" },
    },
  });
  const target = {
    name: "s3-website-us-east-1.amazonaws.com",
    zoneId: "Z3AQBSTGFYJSTF",
    evaluateTargetHealth: false,
  };
  expect(engine.of("Record")["site-domain-apex-record"]).toEqual({
    zoneId,
    name: "example.org",
    type: "A",
    aliases: [target],
  });
  expect(summary.records.map(({ resource }) => resource)).toEqual(["site-domain-record", "site-domain-apex-record"]);
});
