import { expect, test } from "vitest";
import { sampleReport } from "../../test/sample-parity-report.ts";
import { htmlOf } from "./html.ts";
import { markdownOf } from "./markdown.ts";
import { summaryOf, verdictOf } from "./words.ts";

test("what it comes to, in a few words", () => {
  expect(verdictOf(sampleReport)).toBe("2 unexplained differences, 1 unhealthy");
  expect(summaryOf(sampleReport.services)).toBe(
    "1 unhealthy, 2 unexplained, 1 not checked, 1 declared, 1 allowed, 52 the same",
  );
  const [shop, page] = sampleReport.services;
  if (shop === undefined || page === undefined) throw new Error("expected two services");
  const only = (verdict: string) => ({
    ...sampleReport,
    services: [{ ...shop, differences: shop.differences.filter((each) => each.verdict === verdict) }],
  });
  expect(verdictOf(only("not checked"))).toBe("no unexplained difference, but 1 unhealthy, 1 not checked");
  expect(verdictOf(only("declared"))).toBe("in parity, but 1 unhealthy");
  expect(verdictOf({ ...sampleReport, services: [page] })).toBe("in parity");
});

test("Markdown: text of others formats nothing, links nowhere and mentions no account", () => {
  expect(markdownOf(sampleReport).split("\n")).toEqual([
    "### Parity of staging and production: 2 unexplained differences, 1 unhealthy",
    "",
    "| service | |",
    "|---|---|",
    "| shop | 1 unhealthy, 2 unexplained, 1 not checked, 1 declared, 1 allowed, 40 the same |",
    "| page | 12 the same |",
    "",
    "- **unhealthy** **certificate** of `shop.example.org` on `shop-production` is failing: CAA \\*record\\* prevents it",
    "- **unexplained** `config.MODE` of shop: staging set, production none – only staging has it, and it is not declared<br>`heroku config:unset MODE --app shop-staging`; to let them differ, declare MODE as perEnvironment() or secret()",
    "- **unexplained** `` features.<script>`|**x** `` of shop: staging none, production on – only production has it, and it is not declared<br>`` heroku features:disable '<script>`|**x**' --app shop-production ``",
    "- **not checked** `drains` of shop – production: GET /apps/a1/log-drains: no luck (403 forbidden, request 1234)",
    "",
    "<details><summary>1 declared</summary>",
    "",
    "- **declared** `config.MAIL_SINK` of shop: staging set, production none – @&#8203;testers read \\[the mail\\](https:&#8203;//evil.example.org) &amp; #&#8203;1",
    "",
    "</details>",
    "",
    "<details><summary>1 allowed</summary>",
    "",
    "- **allowed** `processes.web.size` of shop: staging Basic, production Standard-1X – dynos are set in each stack file",
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

test("HTML: the board of a review, then what does not work and what differs, on a page that fetches nothing", () => {
  const page = htmlOf(sampleReport);
  expect(page).toContain('<html lang="en">');
  expect(page).toContain("<title>Parity of staging and production: 2 unexplained differences, 1 unhealthy</title>");
  expect(page).toContain("prefers-color-scheme: dark");
  expect(page).toContain("Unexplained differences between staging and production");
  expect(page).toMatch(/config\.MODE<\/code>.*\n.*set.*none.*only staging has it, and it is not declared/);
  expect(page).toContain("heroku config:unset MODE --app shop-staging; to let them differ, declare MODE");
  expect(page).toContain("CAA *record* prevents it");
  expect(page).toContain("features.&lt;script&gt;`|**x**");
  expect(page).not.toMatch(/\bsrc=|href="(?!#)|url\(|@import/);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toContain("Content-Security-Policy");
  expect(page).not.toContain("cost not known");
});

test("HTML: each environment's card has its processes, add-ons, backups, keys of config vars and people", () => {
  const cards = [...htmlOf(sampleReport).matchAll(/<li class="card.*?<\/ul>/gs)].map(([card]) =>
    card.replace(/<[^>]*>/g, " ").replace(/\s+/g, " "),
  );
  expect(cards[0]).toContain("1 × Basic");
  expect(cards[0]).toContain("heroku-postgresql: essential-0");
  expect(cards[0]).toContain("3 keys MAIL_SINK MODE SECRET_KEY differs: unexplained");
  expect(cards[0]).toContain("access ada@example.org view, deploy");
  expect(cards[0]).toContain("backup none");
  expect(cards[1]).toContain("backup daily at 02:00 America/New_York");
  expect(cards[1]).toContain("1 key SECRET_KEY");
  expect(cards[1]).toContain("access none");
});
