/** How the program gets a value of a stack file. Each was observed with Pulumi CLI 3.259. */
export interface ConfigCase {
  /** The value in the stack file. */
  yaml: string;
  /** The program's value when it is at the top level. */
  text: string;
  /** Its JSON inside a structured value. */
  json: string;
}

const time = (yaml: string, text: string): ConfigCase => ({ yaml, text, json: `"${text}"` });
const word = (yaml: string, text = yaml): ConfigCase => ({ yaml, text, json: JSON.stringify(text) });
const number = (yaml: string, text: string, json = text): ConfigCase => ({ yaml, text, json });

/** The cases that both engines must agree on. */
export const configCases: readonly ConfigCase[] = [
  number("010", "8"),
  number("007", "7"),
  number("00", "0"),
  number("-017", "-15"),
  number("08", "8"),
  number("0_8", "8"),
  number("0777_7", "4095"),
  number("0o10", "8"),
  number("-0o10", "-8"),
  number("0O10", "8"),
  number("0o_10", "8"),
  number("0x1F", "31"),
  number("0X_a", "10"),
  number("-0x1F", "-31"),
  number("+0x10", "16"),
  number("0b101", "5"),
  number("0B11", "3"),
  number("-0b11", "-3"),
  number("1_000", "1000"),
  number("1__0", "10"),
  number("1_", "1"),
  number("+5", "5"),
  number("-0", "0"),
  number("1.0", "1"),
  number("1.50", "1.5"),
  number("6.", "6"),
  number(".5", "0.5"),
  number("-.5", "-0.5"),
  number("+1.5", "1.5"),
  number(".5_5", "0.55"),
  number("685_230.15", "685230.15"),
  number("1e3", "1000"),
  number("12e03", "12000"),
  number("1e5_0", "1e+50"),
  number("1e21", "1e+21"),
  number("1e-6", "0.000001"),
  number("1e-7", "1e-7"),
  number("1.5e300", "1.5e+300"),
  number("5e-324", "5e-324"),
  number("0.1", "0.1"),
  number("9007199254740993", "9007199254740993"),
  number("-9223372036854775808", "-9223372036854775808"),
  number("-9223372036854775809", "-9223372036854776000"),
  number("12345678901234567890", "12345678901234567890", "12345678901234567000"),
  number("18446744073709551615", "18446744073709551615", "18446744073709552000"),
  number("18446744073709551616", "18446744073709552000"),
  number("123456789012345678901234567890", "1.2345678901234568e+29"),
  { yaml: "true", text: "true", json: "true" },
  { yaml: "TRUE", text: "true", json: "true" },
  { yaml: "False", text: "false", json: "false" },
  { yaml: "null", text: "", json: "null" },
  { yaml: "~", text: "", json: "null" },
  { yaml: "NULL", text: "", json: "null" },
  time("2026-01-01", "2026-01-01 00:00:00 +0000 UTC"),
  time("2026-1-1", "2026-01-01 00:00:00 +0000 UTC"),
  time("2026-01-01T10:20:30Z", "2026-01-01 10:20:30 +0000 UTC"),
  time("2026-01-01 1:2:3", "2026-01-01 01:02:03 +0000 UTC"),
  time("2026-01-01T10:20:30+02:00", "2026-01-01 10:20:30 +0200 +0200"),
  time("2026-01-01T10:00:00.5-03:30", "2026-01-01 10:00:00.5 -0330 -0330"),
  time("2026-01-01T10:20:30.123456789Z", "2026-01-01 10:20:30.123456789 +0000 UTC"),
  ...["yes", "Yes", "on", "off", "n", "y", "12:30", "1:30:45", "nUll", "=", "--1", "_1"].map((text) => word(text)),
  ...["0b12", "0o8", "0x", "0x1.8p1", "1e", "e3", ".5e", "1e400"].map((text) => word(text)),
  ...["2026-13-01", "2026-02-30", "2026-01-01t10:00:00z", "2026-01-01T10:00:00 Z"].map((text) => word(text)),
  word('"010"', "010"),
  word("'yes'", "yes"),
  word('"2026-01-01"', "2026-01-01"),
  word("!!str 10", "10"),
  word("!!str 2026-01-01", "2026-01-01"),
  word("!foo bar", "bar"),
  word("!!binary aGVsbG8=", "hello"),
  number('!!int "10"', "10"),
  number("!!float 1", "1"),
  { yaml: '!!bool "true"', text: "true", json: "true" },
  time("!!timestamp 2026-01-01", "2026-01-01 00:00:00 +0000 UTC"),
  { yaml: "<<", text: "<<", json: '"\\u003c\\u003c"' },
  { yaml: '"<a & b>"', text: "<a & b>", json: '"\\u003ca \\u0026 b\\u003e"' },
  { yaml: '"é\\u2028"', text: "é\u2028", json: '"é\\u2028"' },
  { yaml: '""', text: "", json: '""' },
];

/** A stack file with all cases: `t:v<n>` is a case, `t:o<n>` the same inside a map. */
export function caseStackFile(cases: readonly ConfigCase[] = configCases): string {
  const lines = cases.flatMap(({ yaml }, index) => [`  t:v${index}: ${yaml}`, `  t:o${index}: {v: ${yaml}}`]);
  return ["config:", ...lines, ""].join("\n");
}
