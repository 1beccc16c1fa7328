import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { secret } from "../define/traits.ts";
import { check } from "./check.ts";
import { unknown } from "./wire.ts";

const id = "0f8b3a52-7c1d-4b6e-9a57-3c2d1e0f4a5b";
const checked = (shape: z.core.$ZodLooseShape, value: Record<string, unknown>) =>
  check(z.strictObject(shape), { value, secrets: new Map() });
const failuresOf = (schema: z.ZodType, value: unknown) => checked({ key: schema }, { key: value }).failures;

describe("what a check says", () => {
  test.each<[z.ZodType, unknown, string]>([
    [z.string(), undefined, "key: expected text, got nothing"],
    [z.string(), 3, "key: expected text, got 3"],
    [z.string(), { a: 1 }, "key: expected text, got a map of 1 keys"],
    [z.number(), "3", 'key: expected a number, got "3"'],
    [z.int(), 1.5, "key: expected a whole number, got 1.5"],
    [z.boolean(), "yes", 'key: expected true or false, got "yes"'],
    [z.array(z.string()), "a", 'key: expected a list, got "a"'],
    [z.array(z.string()), ["a", 1], "key[1]: expected text, got 1"],
    [z.record(z.string(), z.string()), ["a"], "key: expected a map, got a list of 1 items"],
    [z.record(z.string(), z.string()), { "a.b": true }, 'key["a.b"]: expected text, got true'],
    [
      z.record(z.string().regex(/^[A-Z]+$/, "expected capitals"), z.string()),
      { a: "b" },
      'key.a: expected capitals, got "a"',
    ],
    [z.enum(["on", "off"]), "up", 'key: expected one of "on", "off", got "up"'],
    [z.literal("on"), "up", 'key: expected "on", got "up"'],
    [z.string().min(3), "ab", 'key: expected at least 3 characters, got "ab"'],
    [z.string().max(1), "ab", 'key: expected at most 1 characters, got "ab"'],
    [z.string().length(1), "ab", 'key: expected exactly 1 characters, got "ab"'],
    [z.array(z.string()).min(1), [], "key: expected a list of at least 1 items, got a list of 0 items"],
    [z.number().min(2), 1, "key: expected a number of at least 2, got 1"],
    [z.number().max(2), 3, "key: expected a number of at most 2, got 3"],
    [z.number().gt(2), 2, "key: expected a number above 2, got 2"],
    [z.number().lt(2), 2, "key: expected a number below 2, got 2"],
    [z.number().multipleOf(5), 7, "key: expected a multiple of 5, got 7"],
    [z.uuid(), "x", 'key: expected a UUID, got "x"'],
    [z.email(), "x", 'key: expected an e-mail address, got "x"'],
    [z.url(), "x", 'key: expected a URL, got "x"'],
    [
      z.url({ protocol: /^https$/ }),
      "http://x.test",
      'key: expected a URL whose scheme matches ^https$, got "http://x.test"',
    ],
    [z.iso.datetime(), "x", 'key: expected a time in UTC, as ISO 8601, got "x"'],
    [z.ipv4(), "x", 'key: expected text in the form ipv4, got "x"'],
    [z.string().startsWith("api:"), "x", 'key: expected text that starts with "api:", got "x"'],
    [z.string().endsWith("!"), "x", 'key: expected text that ends with "!", got "x"'],
    [z.string().includes("y"), "x", 'key: expected text that includes "y", got "x"'],
    [z.string().regex(/^y/), "x", 'key: expected text that matches /^y/, got "x"'],
    [z.union([z.int(), z.boolean()]), "x", 'key: expected a valid value, got "x"'],
    [z.string().refine(() => false), "x", 'key: expected a valid value, got "x"'],
    [z.string().refine(() => false, "expected luck"), "x".repeat(200), `key: expected luck, got "${"x".repeat(100)}…"`],
    [z.string(), null, "key: expected text, got nothing"],
    [z.strictObject({ a: z.string() }), { a: null }, "key.a: expected text, got null"],
    [z.strictObject({ a: z.string() }), { a: "", b: "" }, "key.b: expected one of a, got an unknown property"],
  ])("%# %s", (schema, value, message) => {
    expect(failuresOf(schema, value)).toEqual([message]);
  });

  test("several mistakes are several failures", () => {
    const { failures } = checked({ a: z.string(), b: z.int() }, { b: "x", c: 1, d: 2 });
    expect(failures).toEqual([
      "a: expected text, got nothing",
      'b: expected a number, got "x"',
      "c: expected one of a, b, got an unknown property",
      "d: expected one of a, b, got an unknown property",
    ]);
  });

  test("a rule about several keys speaks for itself", () => {
    const either = z.strictObject({ a: z.string().optional(), b: z.string().optional() });
    const ruled = either.refine(
      ({ a, b }) => (a === undefined) !== (b === undefined),
      "expected one of a and b, got both or none",
    );
    expect(check(ruled, { value: {}, secrets: new Map() }).failures).toEqual([
      "expected one of a and b, got both or none",
    ]);
  });

  test("a failure never shows a secret, whether its key or its value is one", () => {
    const marker = fc.string({ minLength: 5, maxLength: 20 }).map((text) => `marker-${text}`);
    fc.assert(
      fc.property(marker, (text) => {
        const schema = z.strictObject({
          key: secret(z.string().max(3)),
          vars: z.record(z.string(), z.string().max(3)),
        });
        const secrets = new Map([["vars", new Map([["A", "all" as const]])]]);
        const { failures } = check(schema, { value: { key: text, vars: { A: text } }, secrets });
        expect(failures).toEqual([
          `key: expected at most 3 characters, got a value of ${text.length} characters`,
          `vars.A: expected at most 3 characters, got a value of ${text.length} characters`,
        ]);
      }),
    );
    expect(failuresOf(secret(z.string()), 12345)).toEqual(["key: expected text, got a secret value"]);
  });
});

describe("what a check lets through", () => {
  test("defaults are filled in, and null is as good as absent", () => {
    const { value, failures } = checked({ a: z.string().default("x"), b: z.int().optional() }, { b: null });
    expect([value, failures]).toEqual([{ a: "x" }, []]);
  });

  test("a key that holds something unknown passes, and the others are checked all the same", () => {
    const shape = { id: z.uuid(), vars: z.record(z.string(), z.string()), size: z.int().default(1), name: z.string() };
    const { value, failures } = checked(shape, { id: unknown, vars: { A: unknown, B: 3 }, name: 4, other: unknown });
    expect(failures).toEqual([
      "name: expected text, got 4",
      "other: expected one of id, vars, size, name, got an unknown property",
    ]);
    expect(value).toMatchObject({ id: unknown, vars: { A: unknown, B: 3 } });
    expect(checked(shape, { id, vars: { A: unknown }, name: "n" }).value).toEqual({
      id,
      vars: { A: unknown },
      size: 1,
      name: "n",
    });
  });

  test("a secret key is secret however it was written", () => {
    expect([...checked({ key: secret(z.string()).optional() }, { key: "x" }).secrets]).toEqual([["key", "all"]]);
  });
});
