import fc from "fast-check";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import { describe, expect, test } from "vitest";
import { assetOf, outputOf, referenceTo, secretOf, struct, unknownMarker } from "../test/plugin-client.ts";
import { isSecret } from "./secrecy.ts";
import { holdsUnknown, open, propertyPath, seal, unknown } from "./wire.ts";

const name = fc.string({ maxLength: 8 }).filter((text) => text !== "__proto__");
const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(unknownMarker));

/** Whatever the engine can send: maps, lists, scalars, markers, and secrets where they may be (not inside lists). */
const { map } = fc.letrec<{ map: Record<string, JavaScriptValue>; value: JavaScriptValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(scalar, { maxLength: 4 }),
    tie("map"),
    fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })).map(secretOf),
  ),
  map: fc.dictionary(name, tie("value"), { maxKeys: 5, noNullPrototype: true }),
}));

describe("open and seal", () => {
  test("sealing what was opened gives back what came", () => {
    fc.assert(
      fc.property(map, (wire) => {
        const { value, secrets } = open(struct(wire));
        expect(seal(value, secrets).toJavaScript()).toEqual(wire);
      }),
    );
  });

  test("no envelope and no marker reaches what a definition sees", () => {
    fc.assert(
      fc.property(map, (wire) => {
        const seen = JSON.stringify(open(struct(wire)).value, (_, member) => (member === unknown ? "?" : member));
        expect(seen).not.toContain("4dabf18193072939515e22adb298388d");
        expect(seen).not.toContain(unknownMarker);
      }),
    );
  });

  test("a secret inside a map stays the secret of that member alone", () => {
    const { value, secrets } = open(struct({ vars: { A: secretOf("s"), B: "b" } }));
    expect(value).toEqual({ vars: { A: "s", B: "b" } });
    expect([isSecret(secrets, ["vars", "A"]), isSecret(secrets, ["vars", "B"])]).toEqual([true, false]);
  });

  test("a secret inside a list makes the whole list secret", () => {
    const { value, secrets } = open(struct({ urls: ["a", secretOf("b")] }));
    expect(seal(value, secrets).toJavaScript()).toEqual({ urls: secretOf(["a", "b"]) });
  });

  test("an output value is what it holds, secret or not, and unknown when it holds nothing", () => {
    const { value, secrets } = open(
      struct({ a: outputOf({ value: 1 }), b: outputOf({ value: "s", secret: true }), c: outputOf({ secret: true }) }),
    );
    expect(value).toEqual({ a: 1, b: "s", c: unknown });
    expect([...secrets]).toEqual([
      ["b", "all"],
      ["c", "all"],
    ]);
  });

  test("a reference to a resource is that resource's id", () => {
    const { value } = open(struct({ app: referenceTo("id-1"), planned: referenceTo("") }));
    expect(value).toEqual({ app: "id-1", planned: unknown });
  });

  test("an asset is refused by its path", () => {
    expect(() => open(struct({ vars: { A: [assetOf("x")] } }))).toThrow(
      "vars.A[0]: expected a plain value, got an asset",
    );
  });

  test("an absent struct is empty, and members without a value are left out", () => {
    expect(open(undefined).value).toEqual({});
    expect(seal({ a: undefined, b: { c: undefined } }, new Map()).toJavaScript()).toEqual({ b: {} });
  });

  test("something unknown is found at any depth", () => {
    expect(holdsUnknown({ a: [{ b: unknown }] })).toBe(true);
    expect(holdsUnknown({ a: [{ b: null }] })).toBe(false);
  });
});

test.each([
  [["vars", "LOG_LEVEL"], "vars.LOG_LEVEL"],
  [["includes", 0], "includes[0]"],
  [["vars", "a.b", "c"], 'vars["a.b"].c'],
  [["vars", 'a"b'], 'vars["a\\"b"]'],
  [["", "x"], '[""].x'],
  [[], ""],
])("the property path %j is written as %s", (keys, written) => {
  expect(propertyPath(keys)).toBe(written);
});
