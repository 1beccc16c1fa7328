import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import type { Rule } from "./rule.ts";
import { readPolicySettings } from "./settings.ts";
import { sampleEstate, today } from "./test/sample-estate.ts";
import { sampleRule } from "./test/sample-rules.ts";
import { readEstate } from "./view/read-estate.ts";

const view = readEstate(sampleEstate(), today);

const inCatalog = { service: "catalog", message: "catalog-app: expected it tidy, got it untidy: tidy it up" };
const inBookings = { service: "bookings", message: "bookings-app: expected it tidy, got it untidy: tidy it up" };
const inAll = { message: "estate: expected it well, got it unwell: make it well" };

const untidy = sampleRule("all-is-tidy", [inCatalog, inBookings], "advisory");
const unwell = sampleRule("all-is-well", [inAll]);
const fine = sampleRule("all-is-fine");
const rules = [untidy, unwell, fine];

function judged(raw: unknown) {
  const services = ["catalog", "bookings"];
  const source = { rules, environment: "production", services, today: "2026-11-21" };
  return judge(view, rules, readPolicySettings(raw, source));
}

/** What of each rule is reported, as its level and the violations. */
const reported = (raw: unknown) =>
  judged(raw).verdicts.map(({ rule, level, violations }) => [rule.name, level, violations]);

const asItComes = [
  ["all-is-tidy", "advisory", [inCatalog, inBookings]],
  ["all-is-well", "mandatory", [inAll]],
  ["all-is-fine", "mandatory", []],
];

const waiver = (rule: Rule, more: object = {}) => ({
  rule: rule.name,
  reason: "tidied up in January",
  until: "2027-01-31",
  ...more,
});

test("every lasting exception is a line with its reason, and no violation", () => {
  const listed = [
    { path: "services.shop.exceptions.withoutWeb", what: "no process web", reason: "a bot,\n for one guild" },
  ];
  const [shop] = view.services;
  const exceptions = { ...(shop?.declared.exceptions ?? expect.fail("no service")), listed };
  const excepted = readEstate(sampleEstate("production", { exceptions }), today);
  const settings = readPolicySettings(undefined, {
    rules,
    environment: "production",
    services: ["shop"],
    today: "2026-11-21",
  });
  expect(judge(excepted, [fine], settings)).toMatchObject({
    exceptions: ["shop.exceptions.withoutWeb: no process web: a bot, for one guild"],
    verdicts: [{ violations: [] }],
    waivers: [],
  });
});

test("every rule is judged, in order, at its own level", () => {
  expect(reported(undefined)).toEqual(asItComes);
  expect(judged(undefined)).toMatchObject({ waivers: [], findings: [] });
});

test("levels and settings of the stack file count", () => {
  const raw = { rules: { "all-is-tidy": { level: "mandatory", spare: 1 }, "all-is-well": { level: "advisory" } } };
  expect(reported(raw)).toEqual([
    ["all-is-tidy", "mandatory", [inBookings]],
    ["all-is-well", "advisory", [inAll]],
    ["all-is-fine", "mandatory", []],
  ]);
});

test("a level that is lowered is listed, and one that is raised is not", () => {
  const { waivers } = judged({
    rules: { "all-is-tidy": { level: "mandatory" }, "all-is-fine": { level: "advisory" } },
  });
  expect(waivers).toEqual([
    "all-is-fine: advisory by the stack file, without an end: a waiver has a reason and a last day",
  ]);
});

test("a waiver for one service leaves the violation of the other reported, and is listed", () => {
  const { verdicts, waivers } = judged({ waivers: [waiver(untidy, { service: "catalog" })] });
  expect(verdicts[0]?.violations).toEqual([inBookings]);
  expect(waivers).toEqual([
    `all-is-tidy of catalog: waived until 2027-01-31 (tidied up in January): ${inCatalog.message}`,
  ]);
});

test("a waiver for the whole environment lists each that it lets be", () => {
  const { verdicts, waivers } = judged({ waivers: [waiver(untidy), waiver(unwell)] });
  expect(verdicts.map(({ violations }) => violations)).toEqual([[], [], []]);
  expect(waivers).toEqual([
    `all-is-tidy: waived until 2027-01-31 (tidied up in January): ${inCatalog.message}`,
    `all-is-tidy: waived until 2027-01-31 (tidied up in January): ${inBookings.message}`,
    `all-is-well: waived until 2027-01-31 (tidied up in January): ${inAll.message}`,
  ]);
});

test("a waiver whose last day is over has no effect and is listed as expired", () => {
  const { verdicts, waivers } = judged({ waivers: [waiver(unwell, { until: "2026-11-20" })] });
  expect(verdicts[1]?.violations).toEqual([inAll]);
  expect(waivers).toEqual(["all-is-well: the waiver expired on 2026-11-20: remove it"]);
});

test("a waiver that finds nothing to waive says so", () => {
  expect(judged({ waivers: [waiver(fine), waiver(unwell, { service: "catalog" })] }).waivers).toEqual([
    "all-is-fine: the waiver until 2027-01-31 is unused: remove it",
    "all-is-well of catalog: the waiver until 2027-01-31 is unused: remove it",
  ]);
});

test("the second of two waivers for the same thing is unused", () => {
  expect(judged({ waivers: [waiver(unwell), waiver(unwell, { until: "2027-02-28" })] }).waivers).toEqual([
    `all-is-well: waived until 2027-01-31 (tidied up in January): ${inAll.message}`,
    "all-is-well: the waiver until 2027-02-28 is unused: remove it",
  ]);
});

test("with something wrong in the stack file everything is judged as it comes, and what is wrong is told", () => {
  const raw = {
    rules: { "all-is-well": { level: "advisory" }, "all-is-tidy": { spare: 2 } },
    waivers: [waiver(untidy), waiver(unwell, { reason: "soon" })],
  };
  expect(reported(raw)).toEqual(asItComes);
  expect(judged(raw)).toMatchObject({
    waivers: [],
    findings: [
      'Pulumi.production.yaml: estate:policies.waivers[1].reason: expected the reason, in ten letters or more, got "soon"',
    ],
  });
});
