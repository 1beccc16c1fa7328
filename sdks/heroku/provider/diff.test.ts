import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { replaces } from "../define/traits.ts";
import { diff } from "./diff.ts";
import type { SecretKeys } from "./secrecy.ts";
import { type Opened, unknown } from "./wire.ts";

const inputs = z.strictObject({
  app: replaces(z.string()),
  size: z.int().optional(),
  vars: z.record(z.string(), z.string()).optional(),
  urls: z.array(z.string()).optional(),
});

const opened = (value: Record<string, unknown>, secrets: SecretKeys = new Map()): Opened => ({ value, secrets });
const short = fc.string({ maxLength: 3 });
const written = fc.record(
  {
    app: short,
    size: fc.integer(),
    vars: fc.dictionary(short, short, { noNullPrototype: true }),
    urls: fc.array(short, { maxLength: 4 }),
  },
  { requiredKeys: ["app"] },
);

describe("diff", () => {
  test("finds nothing exactly when both sides are the same", () => {
    fc.assert(
      fc.property(written, written, (before, after) => {
        const changes = diff(inputs, opened(before), opened(after));
        expect(changes.length === 0).toBe(isDeepStrictEqual({ ...before }, { ...after }));
      }),
    );
  });

  test("says of each change where it is, and goes back the way it came", () => {
    fc.assert(
      fc.property(written, written, (before, after) => {
        const there = diff(inputs, opened(before), opened(after));
        const back = diff(inputs, opened(after), opened(before));
        const turned = { add: "delete", delete: "add", update: "update" };
        expect(new Set(there.map(({ path, kind }) => JSON.stringify([path, turned[kind]])))).toEqual(
          new Set(back.map(({ path, kind }) => JSON.stringify([path, kind]))),
        );
      }),
    );
  });

  test("replaces for the keys that say so, and no others", () => {
    fc.assert(
      fc.property(written, written, (before, after) => {
        for (const { path, replaces } of diff(inputs, opened(before), opened(after))) {
          expect(replaces).toBe(path[0] === "app");
        }
      }),
    );
  });

  test("names the members of maps and lists", () => {
    const before = opened({ app: "a", vars: { A: "1", B: "2" }, urls: ["x", "y"] });
    const after = opened({ app: "a", vars: { A: "1", B: "3", C: "4" }, urls: ["x"] });
    expect(diff(inputs, before, after)).toEqual([
      { path: ["vars", "B"], kind: "update", replaces: false },
      { path: ["vars", "C"], kind: "add", replaces: false },
      { path: ["urls", 1], kind: "delete", replaces: false },
    ]);
  });

  test("an unknown value differs from a known one, and replaces where a change would", () => {
    const before = opened({ app: "a", vars: { A: "1" } });
    expect(diff(inputs, before, opened({ app: unknown, vars: { A: unknown } }))).toEqual([
      { path: ["app"], kind: "update", replaces: true },
      { path: ["vars", "A"], kind: "update", replaces: false },
    ]);
    expect(diff(inputs, before, opened({ app: "a", vars: unknown }))).toEqual([
      { path: ["vars"], kind: "update", replaces: false },
    ]);
  });

  test("a value that has become secret is written again, without a replacement", () => {
    const now = opened({ app: "a" }, new Map([["app", "all"]]));
    expect(diff(inputs, opened({ app: "a" }), now)).toEqual([{ path: ["app"], kind: "update", replaces: false }]);
    expect(diff(inputs, now, opened({ app: "a" }))).toEqual([]);
  });
});
