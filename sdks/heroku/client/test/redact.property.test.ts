import fc from "fast-check";
import { expect, test } from "vitest";
import { redact } from "../redact.ts";

/** No letter of a secret occurs in the text around it, nor in what stands for it. */
const letters = fc.constantFrom("A", "b", "K", "7", '"', "\\", "\n", "/", "+", "é");
const secret = fc.string({ unit: letters, minLength: 8, maxLength: 60 });
/** What a name may have in common with a secret by chance. */
const words = /^[a-z._:/@ -]*$/;
const secrets = fc.array(fc.string({ unit: letters, minLength: 4 }), { minLength: 1 });
const around = fc.string({ unit: fc.constantFrom("x", "y", " ", ":") });
const marker = "marker-3f9c21";

test("no secret survives, as it is or as JSON writes it", () => {
  fc.assert(
    fc.property(secrets, around, (hidden, text) => {
      const message = hidden.map((one) => `${text} ${one} ${JSON.stringify(one).slice(1, -1)} ${text}`).join(" ");
      const shown = redact(message, hidden);
      expect(hidden.filter((one) => shown.includes(one))).toEqual([]);
      expect(shown).not.toMatch(/[AbK7]{4}/);
    }),
  );
});

const forms: Record<string, (part: string) => string> = {
  "as it is": (part) => part,
  "as JSON": (part) => JSON.stringify(part).slice(1, -1),
  "as a URL": (part) => encodeURIComponent(part),
  "as a form": (part) => new URLSearchParams({ x: part }).toString().slice(2),
  "in upper case": (part) => part.replace(/[a-z]+/g, (small) => small.toUpperCase()),
};

test.each(Object.entries(forms))("a part of 8 characters or more does not survive, %s", (_form, write) => {
  fc.assert(
    fc.property(secret, fc.nat(), fc.nat(), around, (whole, first, length, text) => {
      const from = first % (whole.length - 7);
      const part = whole.slice(from, from + 8 + (length % (whole.length - 7 - from)));
      fc.pre(!words.test(write(part)));
      expect(redact(`${text} ${write(part)} ${text}`, [whole])).toBe(`${text} [secret] ${text}`);
    }),
  );
});

test.each([
  ["its beginning", (whole: string) => `${whole.slice(0, 12)}…`],
  ["its end", (whole: string) => `…${whole.slice(-12)}`],
  ["one of its lines", (whole: string) => whole.split("\n")[1] ?? ""],
  ["base64 with a user before it", (whole: string) => Buffer.from(`someone:${whole}`).toString("base64").slice(12)],
  ["base64", (whole: string) => Buffer.from(whole).toString("base64")],
])("%s is replaced in a message that quotes it", (_part, quoted) => {
  const whole = `-----BEGIN-----\nline of ${marker} here\n${marker}-at-the-end`;
  const shown = redact(`Invalid value "${quoted(whole)}" (422)`, [whole]);
  expect(shown).toMatch(/^Invalid value ".?\[secret\].{0,3}" \(422\)$/);
});

test("the scheme of a secret URL is no secret, and neither is what has fewer than 8 characters in common", () => {
  const hidden = ["https://collector.test/a/0123456789abcdef"];
  expect(redact("use https://api.heroku.com, 0123456 fits", hidden)).toBe("use https://api.heroku.com, 0123456 fits");
});

test("words that a name has in common with a secret stay, up to 15 characters, unless they are the whole secret", () => {
  const hidden = ["postgres://h.test/shop-staging?key=0123456789", "a-staging-key-of-words"];
  expect(redact("shop-staging: no plan of heroku-postgresql", hidden)).toBe(
    "shop-staging: no plan of heroku-postgresql",
  );
  expect(redact("got staging-key-of-words", hidden)).toBe("got [secret]");
  expect(redact("got my-password", ["my-password"])).toBe("got [secret]");
});

test("what holds no secret is left as it is", () => {
  expect(redact("name: is taken", ["marker", "abc", ""])).toBe("name: is taken");
});

test("replaces a repetitive secret of 64 KB in a repetitive message in less than 5 s of CPU time", () => {
  const began = process.cpuUsage();
  expect(redact(`a ${"z".repeat(4000)}`, ["z".repeat(64_000)])).toBe("a [secret]");
  expect(process.cpuUsage(began).user).toBeLessThan(5_000_000);
});
