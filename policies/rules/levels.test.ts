import { expect, test } from "vitest";
import { changed, sampleEstate, today, withVars } from "../test/sample-estate.ts";
import { readEstate } from "../view/read-estate.ts";
import type { Resource } from "../view/resource.ts";
import { rules } from "./all.ts";

/** Whether what a rule finds stops an `up`, once for each violation. */
function stops(name: string, resources: readonly Resource[], settings: Readonly<Record<string, unknown>> = {}) {
  const rule = rules.find((each) => each.name === name) ?? expect.fail(`no rule ${name}`);
  return rule.check(readEstate(resources, today), settings).map(({ isAdvisory = false }) => !isAdvisory);
}

const reviewApps = {
  repository: "library/shop",
  staleDays: 5,
  waitForCi: true,
  size: "Standard-2X",
  plans: {},
  postdeploy: null,
};
const reviewAppsFor = (dollars: number, staging: number) =>
  changed(sampleEstate("staging", { reviewApps }), "estate", {
    props: { monthlyCost: { services: { shop: staging }, reviewApps: { shop: dollars } } },
  });

test("review apps stop an up if they cost more than the limit, or than staging itself", () => {
  expect(stops("review-apps-are-small", reviewAppsFor(180, 300))).toEqual([false]);
  expect(stops("review-apps-are-small", reviewAppsFor(180, 40))).toEqual([true]);
  expect(stops("review-apps-are-small", reviewAppsFor(180, 300), { dollars: 100 })).toEqual([true]);
  expect(stops("review-apps-are-small", reviewAppsFor(180, 40), { dollars: 200 })).toEqual([]);
});

test("production without a cost limit is not stopped", () => {
  expect(stops("monthly-cost-cap", sampleEstate())).toEqual([false]);
  expect(stops("monthly-cost-cap", sampleEstate(), { dollars: 100 })).toEqual([true]);
});

test("a host or bucket named like another environment's is advisory", () => {
  const vars = { S3_BUCKET: "acme-production", PARTNER_URL: "https://api-prod.partner.example" };
  expect(stops("addresses-stay-in-their-environment", withVars(sampleEstate("staging"), "vars", vars))).toEqual([
    false,
    false,
  ]);
});
