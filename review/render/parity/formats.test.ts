import { expect, test } from "vitest";
import { sampleReport } from "../../test/sample-parity-report.ts";
import { htmlOf } from "./html.ts";
import { markdownOf } from "./markdown.ts";
import { summaryOf, verdictOf } from "./words.ts";

test("what it comes to, in a few words", () => {
  expect(verdictOf(sampleReport)).toBe("2 differences unexplained, 1 unhealthy");
  expect(summaryOf(sampleReport.services)).toBe(
    "1 unhealthy, 2 unexplained, 1 not checked, 1 declared, 1 allowed, 52 the same",
  );
  const [shop, page] = sampleReport.services;
  if (shop === undefined || page === undefined) throw new Error("expected two services");
  const only = (verdict: string) => ({
    ...sampleReport,
    services: [{ ...shop, differences: shop.differences.filter((each) => each.verdict === verdict) }],
  });
  expect(verdictOf(only("not checked"))).toBe("no difference unexplained, but 1 unhealthy, 1 not checked");
  expect(verdictOf(only("declared"))).toBe("in parity, but 1 unhealthy");
  expect(verdictOf({ ...sampleReport, services: [page] })).toBe("in parity");
});

test("Markdown: text of others formats nothing, links nowhere and mentions no account", () => {
  expect(markdownOf(sampleReport).split("\n")).toEqual([
    "### Parity of staging and production: 2 differences unexplained, 1 unhealthy",
    "",
    "| service | |",
    "|---|---|",
    "| shop | 1 unhealthy, 2 unexplained, 1 not checked, 1 declared, 1 allowed, 40 the same |",
    "| page | 12 the same |",
    "",
    "- **unhealthy** **certificate** of `shop.example.org` on `shop-production` is failing: CAA \\*record\\* prevents it",
    "- **unexplained** `config.MODE` of shop: `staging set, production nothing` – only staging has it, and nothing declares it<br>`heroku config:unset MODE --app shop-staging; to let them differ, declare MODE as perEnvironment() or secret()`",
    "- **unexplained** `` features.<script>`|**x** `` of shop: `staging nothing, production on` – only production has it, and nothing declares it<br>`` heroku features:disable '<script>`|**x**' --app shop-production ``",
    "- **not checked** `drains` of shop – production: GET /apps/a1/log-drains: no luck (403 forbidden, request 1234)",
    "",
    "<details><summary>1 declared</summary>",
    "",
    "- **declared** `config.MAIL_SINK` of shop: `staging set, production nothing` – @&#8203;testers read \\[the mail\\](https:&#8203;//evil.example.org) &amp; #&#8203;1",
    "",
    "</details>",
    "",
    "<details><summary>1 allowed</summary>",
    "",
    "- **allowed** `processes.web.size` of shop: `staging Basic, production Standard-1X` – dynos are set in each stack file",
    "",
    "</details>",
  ]);
});

test("Markdown: what is too long for a comment loses whole differences, those with a reason first, and says how many", () => {
  const [shop] = sampleReport.services;
  if (shop === undefined) throw new Error("expected a service");
  const services = Array.from({ length: 400 }, (_, index) => ({
    ...shop,
    service: `shop-${index}`,
    health: index === 0 ? shop.health : {},
  }));
  const comment = markdownOf({ ...sampleReport, services });
  expect(comment.length).toBeLessThanOrEqual(65_536 - 512);
  expect(comment.match(/^\| shop-\d+ \| (?:1 unhealthy, )?2 unexplained/gm)?.length).toBe(400);
  expect(comment).toMatch(/^Left out for length: \d+ unexplained, 400 not checked, 400 declared, 400 allowed\. /m);
  expect(comment).toContain("- **unhealthy** **certificate**");
  const whole = markdownOf(sampleReport);
  expect(
    markdownOf(sampleReport, { limit: whole.length - 1 })
      .split("\n")
      .slice(7),
  ).toEqual([
    "Left out for length: 1 allowed. `tandem parity --json` lists all.",
    "",
    ...whole.split("\n").slice(7, 17),
  ]);
});

test("HTML: one page that fetches nothing, with headings, captions and both colour schemes", () => {
  const page = htmlOf(sampleReport);
  expect(page).toContain('<html lang="en">');
  expect(page).toContain("<title>Parity of staging and production: 2 differences unexplained, 1 unhealthy</title>");
  expect(page).toContain("prefers-color-scheme: dark");
  expect(page).toContain("<caption>What is to be done in shop</caption>");
  expect(page).toContain(
    '<tr><th scope="row">config.MODE</th><td>set</td><td>nothing</td><td class="unexplained">unexplained</td><td>only staging has it, and nothing declares it<br>heroku config:unset MODE --app shop-staging; to let them differ, declare MODE as perEnvironment() or secret()</td></tr>',
  );
  expect(page).toContain("is failing: CAA *record* prevents it</li>");
  expect(page).toContain("features.&lt;script&gt;`|**x**<");
  expect(page).not.toMatch(/<script|src=|href=|url\(|@import/);
  expect(page).not.toContain("\u001b");
  for (const tag of [
    "main",
    "section",
    "table",
    "details",
    "thead",
    "tbody",
    "td",
    "th",
    "tr",
    "div",
    "p",
    "h2",
    "h3",
    "ul",
    "li",
  ]) {
    const count = (pattern: string) => [...page.matchAll(new RegExp(pattern, "g"))].length;
    expect([tag, count(`<${tag}[ >]`)]).toEqual([tag, count(`</${tag}>`)]);
  }
});

/** WCAG's contrast of two colours. */
function contrast(one: string, other: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test("HTML: every text can be read in light and in dark", () => {
  const schemes = [
    ...htmlOf(sampleReport).matchAll(/--text: (#\w+); --page: (#\w+);.*--bad: (#\w+); --unread: (#\w+);/g),
  ];
  expect(schemes.length).toBe(2);
  for (const [, text = "", page = "", bad = "", unread = ""] of schemes) {
    for (const color of [text, bad, unread]) expect(contrast(color, page)).toBeGreaterThan(7);
  }
});
