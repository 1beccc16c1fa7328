import { expect, test } from "vitest";
import { dnsLine } from "./dns.ts";

const record = { type: "CNAME", name: "www.example.org", value: "quiet-forest.herokudns.com" };
const simulated = new Set(["trails-domain-record"]);

test.each([
  ["to be requested", record],
  ["simulated: not created in Route 53", { ...record, resource: "trails-domain-record" }],
  ["created in Route 53", { ...record, resource: "other-domain-record" }],
])("says how a record comes to be: %s", (how, each) => {
  expect(dnsLine(each, simulated)).toBe(`CNAME www.example.org → quiet-forest.herokudns.com  (${how})`);
});

test("a target that Heroku has not chosen yet is not made up", () => {
  expect(dnsLine({ ...record, value: null }, simulated)).toContain("→ not known yet  (");
});
