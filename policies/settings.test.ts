import fc from "fast-check";
import { expect, test } from "vitest";
import { readPolicySettings } from "./settings.ts";
import { sampleRule } from "./test/sample-rules.ts";

const strict = sampleRule("all-is-well");
const lenient = sampleRule("all-is-tidy", [], "advisory");

const read = (raw: unknown) =>
  readPolicySettings(raw, {
    rules: [strict, lenient],
    environment: "production",
    services: ["catalog", "bookings"],
    today: "2026-11-21",
  });

const findingsOf = (raw: unknown) => {
  const { findings } = read(raw);
  for (const finding of findings) expect(finding).not.toContain("\n");
  return findings;
};

const place = "Pulumi.production.yaml: estate:policies";

test("without estate:policies every rule has its default level and settings", () => {
  for (const raw of [undefined, null, {}, { rules: null, waivers: null }, { rules: {}, waivers: [] }]) {
    const settings = read(raw);
    expect(settings.findings).toEqual([]);
    expect(settings.waivers).toEqual([]);
    expect([settings.levelOf(strict), settings.levelOf(lenient)]).toEqual(["mandatory", "advisory"]);
    expect(settings.settingsOf(strict)).toEqual({});
  }
});

test("a level can be lowered, raised or kept, together with settings", () => {
  const settings = read({
    rules: { "all-is-well": { level: "advisory", spare: 2 }, "all-is-tidy": { level: "mandatory" } },
  });
  expect(settings.findings).toEqual([]);
  expect([settings.levelOf(strict), settings.levelOf(lenient)]).toEqual(["advisory", "mandatory"]);
  expect(settings.settingsOf(strict)).toEqual({ spare: 2, marks: [] });
  expect(read({ rules: { "all-is-well": { marks: ["a"] } } }).levelOf(strict)).toBe("mandatory");
});

test.each<[what: string, raw: unknown, findings: readonly string[]]>([
  ["a text", "strict", [`${place}: expected rules and waivers, got "strict"`]],
  ["a list", [], [`${place}: expected rules and waivers, got a list`]],
  [
    "an unknown key",
    { rule: {}, waiver: [] },
    [
      `${place}.rule: expected rules, waivers, got an unknown key: remove it`,
      `${place}.waiver: expected rules, waivers, got an unknown key: remove it`,
    ],
  ],
  [
    "rules in a list",
    { rules: ["all-is-well"] },
    [`${place}.rules: expected levels and settings by rule name, got a list`],
  ],
  [
    "an unknown rule",
    { rules: { "all-is-wel": { level: "advisory" } } },
    [`${place}.rules.all-is-wel: expected the name of a rule, got an unknown one: see tandem policies`],
  ],
  [
    "a property name of every object as a rule",
    { rules: { constructor: {} } },
    [`${place}.rules.constructor: expected the name of a rule, got an unknown one: see tandem policies`],
  ],
  [
    "keys of several lines",
    { rules: { "all\nis well": {}, "all-is-well": { "spare\n": 1 } } },
    [
      `${place}.rules["all\\nis well"]: expected the name of a rule, got an unknown one: see tandem policies`,
      `${place}.rules.all-is-well["spare\\n"]: expected level, spare, marks, got an unknown key: remove it`,
    ],
  ],
  [
    "a level in the place of the settings",
    { rules: { "all-is-well": "advisory" } },
    [`${place}.rules.all-is-well: expected an object of level, spare, marks, got "advisory"`],
  ],
  [
    "a rule without settings",
    { rules: { "all-is-well": null } },
    [`${place}.rules.all-is-well: expected an object of level, spare, marks, got nothing`],
  ],
  [
    "a wrong level",
    { rules: { "all-is-well": { level: "disabled" } } },
    [`${place}.rules.all-is-well.level: expected advisory or mandatory, got "disabled"`],
  ],
  [
    "a level of nothing",
    { rules: { "all-is-well": { level: null } } },
    [`${place}.rules.all-is-well.level: expected advisory or mandatory, got nothing`],
  ],
  [
    "a wrong setting",
    { rules: { "all-is-well": { spare: -1 } } },
    [`${place}.rules.all-is-well.spare: expected a whole number, 0 or more, got -1`],
  ],
  [
    "a setting of the wrong kind, and one of the wrong kind inside",
    { rules: { "all-is-well": { spare: "two", marks: ["a", 7] } } },
    [
      `${place}.rules.all-is-well.spare: expected a whole number, 0 or more, got "two"`,
      `${place}.rules.all-is-well.marks[1]: expected a mark, got 7`,
    ],
  ],
  [
    "an unknown setting",
    { rules: { "all-is-well": { spares: 1 } } },
    [`${place}.rules.all-is-well.spares: expected level, spare, marks, got an unknown key: remove it`],
  ],
  [
    "a long text, which is cut",
    { rules: { "all-is-well": { level: "x".repeat(100) } } },
    [`${place}.rules.all-is-well.level: expected advisory or mandatory, got "${"x".repeat(59)}…`],
  ],
  [
    "waivers that are no list",
    { waivers: { rule: "all-is-well" } },
    [`${place}.waivers: expected a list of waivers, got an object`],
  ],
])("%s is refused", (_, raw, findings) => {
  expect(findingsOf(raw)).toEqual(findings);
});

test("with a finding nothing counts: no waiver, no level, no setting", () => {
  const settings = read({
    rules: { "all-is-well": { level: "advisory", spare: 1 }, "all-is-tidy": { level: "off" } },
    waivers: [{ rule: "all-is-well", reason: "moved next month", until: "2026-12-31" }],
  });
  expect(settings.findings).toHaveLength(1);
  expect(settings.waivers).toEqual([]);
  expect(settings.levelOf(strict)).toBe("mandatory");
  expect(settings.settingsOf(strict)).toEqual({});
});

test("whatever is written there, reading it does not throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.record({ rules: fc.jsonValue(), waivers: fc.jsonValue() })), (raw) => {
      for (const finding of findingsOf(raw))
        expect(finding).toMatch(/^Pulumi\.production\.yaml: .+: expected .+, got .+$/);
    }),
  );
});
