import { expect, test } from "vitest";
import { readPolicySettings } from "./settings.ts";
import { sampleRule } from "./test/sample-rules.ts";
import { waiverFor } from "./waivers.ts";

const rule = sampleRule("all-is-well");

function read(raw: unknown, services: readonly string[] = ["catalog", "bookings"]) {
  const source = { rules: [rule], environment: "production", services, today: "2026-11-21" };
  const { waivers, findings } = readPolicySettings({ waivers: raw }, source);
  return { waivers, findings: findings.map((each) => each.replace(/^.*: estate:policies\./, "")) };
}

const good = { rule: "all-is-well", service: "catalog", reason: "moved next month", until: "2026-12-31" };
const { service: _, ...forAll } = good;

test("a waiver says what, for whom, why and until when", () => {
  expect(read([good, forAll])).toEqual({
    waivers: [
      { ...good, hasEnded: false },
      { ...forAll, service: undefined, hasEnded: false },
    ],
    findings: [],
  });
});

test("a reason of several lines becomes one", () => {
  expect(read([{ ...good, reason: "  the vendor\n  moves us\n" }]).waivers).toMatchObject([
    { reason: "the vendor moves us" },
  ]);
});

test("it holds on its last day, and has ended on the next", () => {
  const ended = (until: string) => read([{ ...good, until }]).waivers.map(({ hasEnded }) => hasEnded);
  expect(ended("2026-11-21")).toEqual([false]);
  expect(ended("2026-11-20")).toEqual([true]);
  expect(ended("2027-11-21")).toEqual([false]);
});

const day = 'expected a quoted date, "2027-11-21" or earlier';

test.each<[what: string, waiver: unknown, findings: readonly string[]]>([
  ["a text", "all-is-well", ['waivers[0]: expected an object of rule, service, reason, until, got "all-is-well"']],
  ["nothing", null, ["waivers[0]: expected an object of rule, service, reason, until, got nothing"]],
  [
    "an empty one",
    {},
    [
      "waivers[0].rule: expected the name of a rule, as listed by tandem policies, got nothing",
      "waivers[0].reason: expected a reason of at least ten letters, got nothing",
      `waivers[0].until: ${day}, got nothing`,
    ],
  ],
  [
    "an unknown rule",
    { ...good, rule: "all-is-good" },
    ['waivers[0].rule: expected the name of a rule, as listed by tandem policies, got "all-is-good"'],
  ],
  [
    "a list of rules",
    { ...good, rule: ["all-is-well"] },
    ["waivers[0].rule: expected the name of a rule, as listed by tandem policies, got a list"],
  ],
  [
    "an unknown service",
    { ...good, service: "catlog" },
    ['waivers[0].service: expected the name of a service: catalog, bookings, got "catlog"'],
  ],
  [
    "a service of nothing",
    { ...good, service: null },
    ["waivers[0].service: expected the name of a service: catalog, bookings, got nothing"],
  ],
  ["no reason", { ...good, reason: "" }, ['waivers[0].reason: expected a reason of at least ten letters, got ""']],
  [
    "blanks for a reason",
    { ...good, reason: "  later       " },
    ['waivers[0].reason: expected a reason of at least ten letters, got "  later       "'],
  ],
  ["a day that is a number", { ...good, until: 20261231 }, [`waivers[0].until: ${day}, got 20261231`]],
  ["a day that is none", { ...good, until: "2026-02-30" }, [`waivers[0].until: ${day}, got "2026-02-30"`]],
  ["a time", { ...good, until: "2026-12-31T00:00:00Z" }, [`waivers[0].until: ${day}, got "2026-12-31T00:00:00Z"`]],
  ["more than a year", { ...good, until: "2027-11-22" }, [`waivers[0].until: ${day}, got "2027-11-22"`]],
  [
    "an unknown key",
    { ...good, untill: "2026-12-31" },
    ["waivers[0].untill: expected rule, service, reason, until, got an unknown key: remove it"],
  ],
])("%s is refused", (_, waiver, findings) => {
  expect(read([waiver])).toEqual({ waivers: [], findings });
});

test("which one is wrong is said by its place", () => {
  expect(read([good, { ...good, reason: "soon" }]).findings).toEqual([
    'waivers[1].reason: expected a reason of at least ten letters, got "soon"',
  ]);
});

test("an estate without services has none to name", () => {
  expect(read([good], []).findings).toEqual([
    'waivers[0].service: expected the name of a service: none declared, got "catalog"',
  ]);
});

test("it is for its rule, and for its service where it names one", () => {
  const ofCatalog = read([good]).waivers;
  expect(waiverFor(ofCatalog, rule, { service: "catalog", message: "" })).toBe(ofCatalog[0]);
  expect(waiverFor(ofCatalog, rule, { service: "bookings", message: "" })).toBeUndefined();
  expect(waiverFor(ofCatalog, rule, { message: "" })).toBeUndefined();
  expect(waiverFor(ofCatalog, sampleRule("all-is-tidy"), { service: "catalog", message: "" })).toBeUndefined();
  const ofAll = read([forAll]).waivers;
  expect(waiverFor(ofAll, rule, { service: "bookings", message: "" })).toBe(ofAll[0]);
  expect(waiverFor(ofAll, rule, { message: "" })).toBe(ofAll[0]);
});

test("once it has ended it is for nothing", () => {
  const { waivers } = read([{ ...good, until: "2026-11-20" }]);
  expect(waiverFor(waivers, rule, { service: "catalog", message: "" })).toBeUndefined();
});
