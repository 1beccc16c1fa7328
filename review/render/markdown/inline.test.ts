import { expect, test } from "vitest";
import { code, escaped, fenced } from "./inline.ts";

test.each([
  ["@octocat and @org/team", "@&#8203;octocat and @&#8203;org/team"],
  ["fixes #12, o/r#3 and GH-4", "fixes #&#8203;12, o/r#&#8203;3 and GH-&#8203;4"],
  ["https://a.example and www.b.example", "https:&#8203;//a.example and www&#8203;.b.example"],
  ["*a* _b_ ~c~ [d](e) `f`", "\\*a\\* \\_b\\_ \\~c\\~ \\[d\\](e) \\`f\\`"],
  ["<b>&amp; | $x$ \\", "\\<b\\>&amp;amp; \\| &#36;x&#36; \\\\"],
  ["one\ntwo\u202e\u200bthree \u001b[31mred\u001b[39m", "one two three red"],
  ["index.ts:100:5: :tada:", "index.ts:&#8203;100:&#8203;5: :&#8203;tada:"],
  ["a lone \ud800 surrogate", "a lone \ufffd surrogate"],
])("%j is text: %s", (text, markdown) => {
  expect(escaped(text)).toBe(markdown);
});

test.each([
  ["plain", "`plain`"],
  ["a `b` c", "`` a `b` c ``"],
  ["```", "```` ``` ````"],
  ["two\nlines", "`two lines`"],
  [" \n ", "*(no name)*"],
])("%j is code: %s", (text, markdown) => {
  expect(code(text)).toBe(markdown);
});

test("a fence is longer than what is within, and keeps its lines", () => {
  expect(fenced("a:\r\n  b: ```\n</details>", "sh")).toEqual(["````sh", "a:", "  b: ```", "</details>", "````"]);
});

test("what nobody would read to its end is cut", () => {
  expect(escaped("x".repeat(100_000))).toHaveLength(4000);
  expect(fenced("x".repeat(100_000), "").join("\n").length).toBeLessThan(2100);
});
