import { expect, test } from "vitest";
import { lineOf } from "./finding.ts";
import { StackFile, yamlChanges } from "./stack-file.ts";

const linesOf = (text: string) => new StackFile("Pulumi.staging.yaml", text).findings.map(lineOf);

test("an unqualified key is the project's own", () => {
  const file = new StackFile("Pulumi.staging.yaml", "config: { team: a, shop:X: b }");
  expect([file.at(["estate:team"]), file.at(["shop:X"])]).toEqual(["a", "b"]);
});

test("nothing stands where nothing was written, or beyond a string", () => {
  const file = new StackFile("Pulumi.staging.yaml", "config: { estate:team: a }");
  expect([file.at(["estate:services", "shop"]), file.at(["estate:team", "length"]), file.at(["constructor"])]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("a misspelled section is reported with the closest one", () => {
  expect(linesOf("confg: {}")).toEqual([
    "Pulumi.staging.yaml: confg: expected config, encryptionsalt, secretsprovider, encryptedkey or environment, got an unknown key: did you mean config",
  ]);
});

test("a key outside of config is reported with where to move it", () => {
  expect(linesOf("estate:team: a")).toEqual([
    expect.stringMatching(/^Pulumi\.staging\.yaml: estate:team: .*: move it under config, or remove it$/),
  ]);
});

test("a value that YAML changes is found at any depth, and not among quotes or outside of config", () => {
  const text = [
    'encryptionsalt: "010"',
    "config:",
    "  estate:services:",
    "    shop: { config: { A: 010, B: '010', C: [1_000] } }",
    "  estate:team: 2026-01-01",
  ].join("\n");
  expect(linesOf(text)).toEqual([
    "Pulumi.staging.yaml: estate:services.shop.config.A: expected a plain number, or a string in quotes, got a number or date that YAML reads as another value: write it in quotes",
    "Pulumi.staging.yaml: estate:services.shop.config.C.0: expected a plain number, or a string in quotes, got a number or date that YAML reads as another value: write it in quotes",
    'Pulumi.staging.yaml: estate:team: expected a plain number, or a string in quotes, got 2026-01-01, which YAML reads as another value: write "2026-01-01"',
  ]);
});

test("a secret is refused among the knobs and welcome as a key of its own", () => {
  const text =
    "config: { shop:KEY: { secure: v1:a }, estate:services: { shop: { config: { KEY: { secure: v1:a } } } } }";
  expect(linesOf(text)).toEqual([
    "Pulumi.staging.yaml: estate:services.shop.config.KEY: expected a knob in plain, got a secret: declare the config var as secret() in index.ts, then pulumi config set --secret <service>:<KEY>",
  ]);
});

test("a duplicate key is reported with its line", () => {
  expect(linesOf("config:\n  estate:team: a\n  estate:team: b\n")).toEqual([
    "Pulumi.staging.yaml: line 3, column 3: expected valid YAML, got Map keys must be unique",
  ]);
});

test("aliases that expand without end are refused", () => {
  const lines = ["a0: &a0 [x, x]", ...Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)];
  expect(linesOf(`config:\n  ${lines.join("\n  ")}`)).toEqual([
    expect.stringMatching(/^Pulumi\.staging\.yaml: config: expected valid YAML, got Excessive alias count/),
  ]);
});

test("a file that is a list is refused", () => {
  expect(linesOf("- a")).toEqual(["Pulumi.staging.yaml: config: expected keys and values, got a list"]);
});

test("an item of a list is reported by its index", () => {
  const waivers = "[{ rule: parity, until: 2027-01-31 }, { rule: parity, until: 2027-02-28 }]";
  const expired = (place: number, day: string) =>
    `Pulumi.staging.yaml: estate:policies.waivers.${place}.until: expected a plain number, or a string in quotes, got ${day}, which YAML reads as another value: write "${day}"`;
  expect(linesOf(`config: { estate:policies: { waivers: ${waivers} } }`)).toEqual([
    expired(0, "2027-01-31"),
    expired(1, "2027-02-28"),
  ]);
});

// Seen with the Pulumi CLI: 010 is 8, 1_000 is 1000, 0o10 is 8, 1.50 is 1.5, a date is a time. The others are go-yaml's rules.
test.each([
  ...[
    "010",
    "08",
    "1_000",
    "0o10",
    "0x1F",
    "0b11",
    "1.50",
    "1.0",
    "+1",
    ".5",
    "1.",
    "1e3",
    "-0",
    ".inf",
    "-.INF",
    ".NaN",
  ],
  ...["2026-01-01", "2026-1-1", "2026-01-01T10:00:00Z", "2026-01-01 10:00:00", "12345678901234567890"],
])("%s is handed over as something else", (text) => {
  expect(yamlChanges(text)).toBe(true);
});

test.each([
  ...[
    "0",
    "7",
    "-7",
    "1.5",
    "100",
    "yes",
    "on",
    "12:30",
    "1.2.3",
    "v1",
    "",
    "-",
    ".",
    "a_1",
    "_1",
    "1a",
    "2026-01",
    "~",
  ],
])("%s is handed over as it stands", (text) => {
  expect(yamlChanges(text)).toBe(false);
});
