import fc from "fast-check";
import { expect, test } from "vitest";
import { redact } from "../redact.ts";

/** No letter of a secret occurs in the text around it, nor in what stands for it. */
const secrets = fc.array(fc.string({ unit: fc.constantFrom("A", "B", '"', "\\", "\n"), minLength: 4 }), {
  minLength: 1,
});
const around = fc.string({ unit: fc.constantFrom("x", "y", " ", ":") });

test("no secret survives, as it is or as JSON writes it", () => {
  fc.assert(
    fc.property(secrets, around, (hidden, text) => {
      const message = hidden
        .map((secret) => `${text} ${secret} ${JSON.stringify(secret).slice(1, -1)} ${text}`)
        .join(" ");
      const shown = redact(message, hidden);
      expect(hidden.filter((secret) => shown.includes(secret))).toEqual([]);
      expect(shown).not.toMatch(/[AB"\\\n]{4}/);
    }),
  );
});

test("what holds no secret is left as it is", () => {
  expect(redact("name: is taken", ["marker", "abc", ""])).toBe("name: is taken");
});
