import { expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
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

function evaluateEstate(raw: unknown) {
  const services = ["catalog", "bookings"];
  const source = { rules, environment: "production", services, today: "2026-11-21" };
  return evaluate(view, rules, readPolicySettings(raw, source));
}

/** Name, level and violations of each rule. */
const reported = (raw: unknown) =>
  evaluateEstate(raw).results.map(({ rule, level, violations }) => [rule.name, level, violations]);

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

test("every exception is listed with its reason, and is not a violation", () => {
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
  expect(evaluate(excepted, [fine], settings)).toMatchObject({
    exceptions: ["shop.exceptions.withoutWeb: no process web: a bot, for one guild"],
    results: [{ violations: [] }],
    waivers: [],
  });
});

test("every rule is evaluated, in order, with its own level", () => {
  expect(reported(undefined)).toEqual(asItComes);
  expect(evaluateEstate(undefined)).toMatchObject({ waivers: [], findings: [] });
});

test("levels and settings of the stack file apply", () => {
  const raw = { rules: { "all-is-tidy": { level: "mandatory", spare: 1 }, "all-is-well": { level: "advisory" } } };
  expect(reported(raw)).toEqual([
    ["all-is-tidy", "mandatory", [inBookings]],
    ["all-is-well", "advisory", [inAll]],
    ["all-is-fine", "mandatory", []],
  ]);
});

test("a lowered level is listed, and a raised one is not", () => {
  const { waivers } = evaluateEstate({
    rules: { "all-is-tidy": { level: "mandatory" }, "all-is-fine": { level: "advisory" } },
  });
  expect(waivers).toEqual([
    "all-is-fine: lowered to advisory in the stack file, without an end date: prefer a waiver with a reason and an end date",
  ]);
});

test("a waiver for one service is listed, and the other service's violation is still reported", () => {
  const { results, waivers } = evaluateEstate({ waivers: [waiver(untidy, { service: "catalog" })] });
  expect(results[0]?.violations).toEqual([inBookings]);
  expect(waivers).toEqual([
    `all-is-tidy of catalog: waived until 2027-01-31 (tidied up in January): ${inCatalog.message}`,
  ]);
});

test("a waiver for the whole environment lists each waived violation", () => {
  const { results, waivers } = evaluateEstate({ waivers: [waiver(untidy), waiver(unwell)] });
  expect(results.map(({ violations }) => violations)).toEqual([[], [], []]);
  expect(waivers).toEqual([
    `all-is-tidy: waived until 2027-01-31 (tidied up in January): ${inCatalog.message}`,
    `all-is-tidy: waived until 2027-01-31 (tidied up in January): ${inBookings.message}`,
    `all-is-well: waived until 2027-01-31 (tidied up in January): ${inAll.message}`,
  ]);
});

test("a waiver whose last day is over has no effect and is listed as expired", () => {
  const { results, waivers } = evaluateEstate({ waivers: [waiver(unwell, { until: "2026-11-20" })] });
  expect(results[1]?.violations).toEqual([inAll]);
  expect(waivers).toEqual(["all-is-well: the waiver expired on 2026-11-20: remove it"]);
});

test("a waiver without a violation is listed as unused", () => {
  expect(evaluateEstate({ waivers: [waiver(fine), waiver(unwell, { service: "catalog" })] }).waivers).toEqual([
    "all-is-fine: the waiver until 2027-01-31 is unused: remove it",
    "all-is-well of catalog: the waiver until 2027-01-31 is unused: remove it",
  ]);
});

test("the second of two waivers for the same violation is unused", () => {
  expect(evaluateEstate({ waivers: [waiver(unwell), waiver(unwell, { until: "2027-02-28" })] }).waivers).toEqual([
    `all-is-well: waived until 2027-01-31 (tidied up in January): ${inAll.message}`,
    "all-is-well: the waiver until 2027-02-28 is unused: remove it",
  ]);
});

test("with an error in the stack file, every rule keeps its default level and settings, and the error is reported", () => {
  const raw = {
    rules: { "all-is-well": { level: "advisory" }, "all-is-tidy": { spare: 2 } },
    waivers: [waiver(untidy), waiver(unwell, { reason: "soon" })],
  };
  expect(reported(raw)).toEqual(asItComes);
  expect(evaluateEstate(raw)).toMatchObject({
    waivers: [],
    findings: [
      'Pulumi.production.yaml: estate:policies.waivers[1].reason: expected a reason of at least ten letters, got "soon"',
    ],
  });
});
