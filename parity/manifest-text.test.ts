import { expect, test } from "vitest";
import { manifestIn, manifestText } from "./manifest-text.ts";
import { manifestOf } from "./test/manifests.ts";

test("a manifest goes through a stack's output unchanged, as a text that is no JSON", () => {
  const manifest = manifestOf("staging", { facts: { "config.MODE": "set" } });
  const text = manifestText(manifest);
  expect(manifestIn(text)).toEqual(manifest);
  expect(() => JSON.parse(text)).toThrow();
});

test("a record of an earlier release is read with the present names of its paths", () => {
  const recorded = manifestText(manifestOf("staging", { facts: { "domains.own": "1" } }));
  expect(manifestIn(recorded)).toEqual(manifestOf("staging", { facts: { "domains.custom": "1" } }));
});

test.each([undefined, {}, "", "tandem", "tandem {", 'tandem {"version":2}', '{"version":1}'])(
  "%j is none",
  (output) => {
    expect(manifestIn(output)).toBeUndefined();
  },
);
