import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitting } from "./fitting.ts";
import { html, joined } from "./html.ts";

describe("a template", () => {
  test("escapes text, in elements and in attributes", () => {
    const name = `"><img src=x onerror='a()'>&\``;
    expect(String(html`<p title="${name}">${name}</p>`)).toBe(
      `<p title="&#34;&#62;&#60;img src=x onerror=&#39;a()&#39;&#62;&#38;&#96;">&#34;&#62;&#60;img src=x onerror=&#39;a()&#39;&#62;&#38;&#96;</p>`,
    );
  });

  test("takes its own markup as it is, lists in a row, and neither nothing nor false", () => {
    expect(String(html`<ul>${[html`<li>${1}</li>`, html`<li>b</li>`]}${undefined}${false}</ul>`)).toBe(
      "<ul><li>1</li><li>b</li></ul>",
    );
    expect(String(html`${joined(["a", html`<b>b</b>`, "c"], ", ")}`)).toBe("a, <b>b</b>, c");
  });

  test("tells nothing that hides or turns text around, and no more than anybody reads", () => {
    expect(String(html`${"a\u202Eb\u0000c\nd\u200Be"}`)).toBe("a b c d e");
    expect(String(html`${"x".repeat(4_010)}`)).toBe(`${"x".repeat(4_000)}… (10 characters more)`);
  });

  test("of whatever text has no sign of markup in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>\"'`&#;/=! x3\u2028\u0000") }), (text) => {
        expect(String(html`${text}`)).not.toMatch(/[<>"'`]|&(?!#\d+;)/);
      }),
    );
  });
});

describe("what fits", () => {
  test("is the first items that take up no more than the room there is", () => {
    expect(fitting(["aa", "ä", "b", "c"], 5, (text) => html`${text}`)).toMatchObject({
      fit: ["aa", "ä", "b"].map((text) => html`${text}`),
      left: 1,
    });
    expect(fitting([], 0, () => html``)).toEqual({ fit: [], left: 0 });
  });

  test("is all that is made", () => {
    let made = 0;
    const { left } = fitting(Array.from({ length: 1_000 }), 10, () => {
      made += 1;
      return html`12345`;
    });
    expect([made, left]).toEqual([3, 998]);
  });
});
