import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { hidden, isMarked, revealed } from "./hidden.ts";

const names = fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 3 });
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("-->", "--!>", "<!--", "\n\n# title", "<script>"),
);

test("hidden data is invisible, and is read back unchanged by its own name only", () => {
  fc.assert(
    fc.property(names, names, fc.array(hostile), fc.string(), (name, other, data, visible) => {
      const text = `${hidden(name, data)}\n${visible}`;
      const [line = ""] = text.split("\n", 1);
      // A comment of HTML, which ends where it ends and not before.
      expect(line).toMatch(/^<!-- [^<>]* -->$/);
      expect(revealed(name, text, z.array(z.string()))).toEqual(data);
      expect(isMarked(other, text)).toBe(JSON.stringify(other) === JSON.stringify(name));
    }),
  );
});

test("hidden data that was cut or changed is not read back", () => {
  const data = ["staging", "production"];
  const text = hidden(["review", "estate"], data);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), (at, put) => {
      const changed = `${text.slice(0, at)}${put}${text.slice(at + 1)}`;
      const back = revealed(["review", "estate"], changed, z.tuple([z.literal("staging"), z.literal("production")]));
      expect([undefined, data]).toContainEqual(back);
    }),
  );
});

test("does not unpack data that is larger than a comment", () => {
  const bomb = hidden(["review", "estate"], ["0".repeat(5 * 1024 * 1024)]);
  expect(bomb.length).toBeLessThan(65_536);
  expect(revealed(["review", "estate"], bomb, z.unknown())).toBeUndefined();
});
