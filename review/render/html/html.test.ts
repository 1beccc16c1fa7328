import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitting } from "../page/fit.ts";
import { html, joined } from "./html.ts";

describe("html", () => {
  test("escapes text, in elements and in attributes", () => {
    const name = `"><img src=x onerror='a()'>&\``;
    expect(String(html`<p title="${name}">${name}</p>`)).toBe(
      `<p title="&quot;&gt;&lt;img src=x onerror=&#39;a()&#39;&gt;&amp;\`">&quot;&gt;&lt;img src=x onerror=&#39;a()&#39;&gt;&amp;\`</p>`,
    );
  });

  test("takes markup unescaped, joins lists, and leaves out undefined and false", () => {
    expect(String(html`<ul>${[html`<li>${1}</li>`, html`<li>b</li>`]}${undefined}${false}</ul>`)).toBe(
      "<ul><li>1</li><li>b</li></ul>",
    );
    expect(String(html`${joined(["a", html`<b>b</b>`, "c"], ", ")}`)).toBe("a, <b>b</b>, c");
  });

  test("drops characters that hide or reverse text, and cuts text of more than 4,000 characters", () => {
    expect(String(html`${"a\u202Eb\u0000c\nd\u200Be"}`)).toBe("a b c d e");
    expect(String(html`${"x".repeat(4_010)}`)).toBe(`${"x".repeat(4_000)}… (10 characters more)`);
  });

  test("leaves no character of markup in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>\"'`&#;/=! x3\u2028\u0000") }), (text) => {
        expect(String(html`${text}`)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });
});

describe("fitting", () => {
  test("returns the first items whose markup is no larger than the limit", () => {
    expect(fitting(["aa", "ä", "b", "c"], 5, (text) => html`${text}`)).toMatchObject({
      fit: ["aa", "ä", "b"].map((text) => html`${text}`),
      left: 1,
    });
    expect(fitting([], 0, () => html``)).toEqual({ fit: [], left: 0 });
  });

  test("makes no markup beyond the limit", () => {
    let made = 0;
    const { left } = fitting(Array.from({ length: 1_000 }), 10, () => {
      made += 1;
      return html`12345`;
    });
    expect([made, left]).toEqual([3, 998]);
  });
});
