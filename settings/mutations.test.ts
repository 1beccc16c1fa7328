import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { checkSettings } from "./check-settings.ts";
import { lineOf } from "./finding.ts";
import { example, exampleFiles, exampleSecrets } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";

const line = /^(Pulumi\.staging\.yaml|index\.ts): \S[^\n]*: expected [^\n]+, got [^\n]+$/;

/** Either settings, or findings that each name file and path in one line. */
function holds(text: string): void {
  const files = { ...exampleFiles, staging: text };
  const checked = checkSettings(example, handOver("staging", files, exampleSecrets));
  if ("settings" in checked) return;
  expect(checked.findings).not.toHaveLength(0);
  for (const finding of checked.findings) {
    expect(lineOf(finding)).toMatch(line);
    expect(lineOf(finding)).not.toMatch(/undefined|\[object|\n {4}at |marker-/);
  }
}

const scraps = fc.constantFrom(
  ...["{", "}", "[", "]", ":", "- ", "\n", "  ", "\t", "#", "&a ", "*a", "<<: ", "!!int ", "'", '"', "|\n", "010", "~"],
  ...[
    "2026-01-01",
    "1_000",
    "secure: x",
    "__proto__: 1",
    "constructor: 1",
    "null",
    "true",
    ".nan",
    "0o10",
    "---\n",
    "é",
  ],
);

test("random changes of the text never crash, and always name file and path", () => {
  const size = exampleFiles.staging.length;
  const edit = fc.record({
    at: fc.nat(size),
    remove: fc.nat(12),
    insert: fc.oneof(scraps, fc.string({ maxLength: 6 })),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const text = edits.reduce(
        (before, { at, remove, insert }) => before.slice(0, at) + insert + before.slice(at + remove),
        exampleFiles.staging,
      );
      holds(text);
    }),
    { numRuns: 250 },
  );
});

test("random lines removed, doubled or moved never crash, and always name file and path", () => {
  const lines = exampleFiles.staging.split("\n");
  const pick = fc.nat(lines.length - 1);
  fc.assert(
    fc.property(pick, pick, fc.constantFrom("remove", "double", "move"), (from, to, what) => {
      const changed = lines.toSpliced(from, what === "double" ? 0 : 1);
      if (what !== "remove") changed.splice(to, 0, lines[from] ?? "");
      holds(changed.join("\n"));
    }),
    { numRuns: 120 },
  );
});

test("random values in random places never crash, and always name file and path", () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom({ secure: "v1:x" }, -1, 1e21, "", [[]], { a: null }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.nat(5), { minLength: 1, maxLength: 6 }),
      fc.option(fc.string()),
      value,
      (route, name, put) => {
        const content: unknown = parse(exampleFiles.staging);
        place(content, route, name ?? undefined, put);
        holds(stringify(content));
      },
    ),
    { numRuns: 250 },
  );
});

/** Follows `route` into nested objects, and puts a value where it ends, under `name` or instead of what is there. */
function place(content: unknown, route: readonly number[], name: string | undefined, put: unknown): void {
  if (typeof content !== "object" || content === null) return;
  const keys = Object.keys(content);
  const [step = 0, ...rest] = route;
  const key = keys[step % Math.max(keys.length, 1)];
  const inner: unknown = key === undefined ? undefined : Reflect.get(content, key);
  if (rest.length > 0 && typeof inner === "object" && inner !== null) place(inner, rest, name, put);
  else Reflect.set(content, name ?? key ?? "key", put);
}

test("whatever an engine hands over, nothing crashes", () => {
  const keys = fc.oneof(fc.constantFrom("estate:team", "estate:services", "shop:SMTP_PASSWORD"), fc.string());
  fc.assert(
    fc.property(fc.dictionary(keys, fc.oneof(fc.string(), fc.json())), fc.array(keys), (values, secretKeys) => {
      const checked = checkSettings(example, { stack: "staging", values, secretKeys, textOf: () => undefined });
      expect("findings" in checked && checked.findings.length).toBeGreaterThan(0);
    }),
    { numRuns: 120 },
  );
});
