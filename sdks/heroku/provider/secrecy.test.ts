import { describe, expect, test } from "vitest";
import { covers, isSecret, joinSecrets, type Secrecy, secretTexts } from "./secrecy.ts";

const all = new Map<string, Secrecy>([["a", "all"]]);
const part = new Map<string, Secrecy>([["a", new Map([["b", "all"]])]]);

describe("secrecy", () => {
  test("joined sets hold what is secret in either", () => {
    const joined = joinSecrets(part, new Map([["c", "all"]]), new Map([["a", new Map([["d", "all"]])]]));
    expect([["a", "b"], ["a", "d"], ["c"]].every((path) => isSecret(joined, path))).toBe(true);
    expect(isSecret(joined, ["a", "e"])).toBe(false);
    expect(joinSecrets(part, all)).toEqual(all);
  });

  test("a secret map makes its members secret", () => {
    expect(isSecret(all, ["a", "b", 0])).toBe(true);
    expect(isSecret(part, ["a"])).toBe(false);
  });

  test("more covers less, and never the reverse", () => {
    expect([
      covers(all, part),
      covers(part, all),
      covers(part, part),
      covers(undefined, part),
      covers(all, undefined),
    ]).toEqual([true, false, true, false, true]);
  });

  test("the texts of secrets are found at every depth, others are not", () => {
    const value = { a: { b: ["x", { y: "z" }], c: "plain" } };
    expect(secretTexts(value, part)).toEqual(["x", "z"]);
    expect(secretTexts(value, all)).toEqual(["x", "z", "plain"]);
    expect(secretTexts({}, part)).toEqual([]);
  });
});
