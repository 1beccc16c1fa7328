import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChangedProperty, Report } from "../../report/report.ts";
import { unread as unlooked } from "../../test/sample-objects.ts";
import { cleanReport, cleanReview, failedReview, sampleReport, withEnvironments } from "../../test/sample-report.ts";
import { errorText } from "../words/error.ts";
import { pageOf } from "./page.ts";
import { manyServices } from "./test/many-services.ts";
import { mappedReport } from "./test/mapped-report.ts";

const character: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

/** What a reader reads: no markup, no style, no script, white space told as one space. */
const textOf = (page: string): string =>
  page
    .replaceAll(/<(style|script|title)>[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name) => character[name] ?? "")
    .replaceAll(/\s+/g, " ");

/** The text of one section. */
function sectionOf(report: Report, id: string): string {
  const [, rest = ""] = pageOf(report).split(`<section class="part-of" id="${id}"`);
  return textOf(`<${rest.split('<section class="part-of"')[0]}`);
}

const unread: Report = { ...withEnvironments(failedReview("staging", "GET /teams: 401 Unauthorized")), notChecked: [] };

describe("a page", () => {
  const page = pageOf(sampleReport);

  test("has headings in their order, the destructive first below the board", () => {
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    const titles = [...page.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, title]) => title?.trim());
    expect(titles).toEqual([
      "Verdicts",
      "Pipeline board",
      "Lost or broken",
      "Unhealthy",
      "Restarts",
      "Changes from these files",
      "Existing drift",
      "Added by hand",
      "Policies",
      "Parity",
      "Cost per month",
      "Not checked",
    ]);
  });

  test("runs and fetches nothing but its own style and script, which its policy names by their hashes", () => {
    const [policy] = /default-src[^"]*/.exec(page) ?? [];
    const hash = (tag: string): string => {
      const [, text = ""] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page) ?? [];
      return createHash("sha256").update(text).digest("base64");
    };
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash("style")}'; script-src 'sha256-${hash("script")}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/\s(?:src|style|on\w+|action|srcset)=/);
    expect(page).not.toMatch(/href="(?!#)|url\(|@import/);
  });

  test("leads only to what is there, and has no anchor twice", () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("gives every table a caption and every row a head", () => {
    const tables = page.split("<table").slice(1);
    expect(tables.length).toBeGreaterThan(7);
    for (const table of tables) {
      expect(table).toContain("<caption>");
      const [, body = ""] = /<tbody>([\s\S]*?)<\/tbody>/.exec(table) ?? [];
      expect(body.match(/<tr/g)?.length).toBe(body.match(/<th scope="row">/g)?.length);
    }
  });

  test("says of each environment what it comes to, and in full what holds it up", () => {
    const text = textOf(page);
    expect(text).toContain("staging pending 1 destructive 1 delete 1 update 2 create 1 drifted");
    expect(text).toContain("production stopped by 1 mandatory policy 2 destructive");
    for (const { errors, policies } of sampleReport.environments)
      for (const message of [...errors.map(errorText), ...policies.map((each) => each.message)])
        expect(text).toContain(message);
  });

  test("tells of every drifted object why, who and when, and both ways out", () => {
    expect(sectionOf(sampleReport, "drift")).toContain(
      "config vars bookings-app-config hand edit WEB_CONCURRENCY was set by hand – ada@example.org in v57 3 h ago (2026-11-21 07:00 UTC) In bookings : vars.WEB_CONCURRENCY To accept Pulumi.production.yaml: estate:services.bookings.config.WEB_CONCURRENCY: <the value that Heroku has> To revert pulumi up --refresh --stack production",
    );
  });

  test("tells of an app that was rolled back instead of the keys that differ by it", () => {
    const text = sectionOf(sampleReport, "drift");
    expect(text).toContain("trails-production runs v41 again Rolled back by v44 – bo@example.org 1 h ago");
    expect(text).not.toContain("CELERY_WORKER_CONCURRENCY");
    expect(text).toContain("does so only with HEROKU_MOVE_FORWARD=trails-production .");
  });

  test("tells what a drawing or an arrow shows to those who only hear it, too", () => {
    const text = textOf(page);
    expect(text).toContain("web 1 × Basic differs: allowed");
    expect(text).toContain("plan heroku-postgresql:standard-0 → to heroku-postgresql:standard-2");
  });

  test("of a report that was read says what an environment has nothing of", () => {
    const read = pageOf(Report.parse(JSON.parse(JSON.stringify(sampleReport))));
    expect(textOf(read)).toContain("config.EMAIL_RECIPIENTS staging set, production none");
  });
});

test("a value that a report should not have is not shown, wherever it stands", () => {
  const change = (path: string): ChangedProperty => ({
    path,
    kind: "update",
    replaces: false,
    shown: { before: "marker-before", after: "marker-after" },
  });
  const properties = ["vars.MAIL_HOST", "sensitiveVars.X", "url", "deployKey", "apiToken"].map(change);
  const environments = sampleReport.environments.map((review) => ({
    ...review,
    changes: review.changes.map((each) => ({ ...each, properties })),
    drift: review.drift.map((each) => ({ ...each, properties })),
  }));
  expect(pageOf({ ...sampleReport, environments })).not.toContain("marker-");
});

describe("an empty list", () => {
  const sections = {
    destructive: /Nothing that holds data/,
    restarts: /No dyno/,
    changes: /An up changes nothing/,
    drift: /Nothing that was checked has drifted/,
    policy: /Every rule is met/,
  };

  test.each(Object.entries(sections))("of %s is good news where all was looked at", (id, news) => {
    expect(sectionOf(cleanReport, id)).toMatch(news);
    expect(sectionOf(cleanReport, id)).not.toContain("Not known");
  });

  test.each(Object.entries(sections))("of %s is not good news if it was not checked", (id, news) => {
    expect(sectionOf(unread, id)).not.toMatch(news);
    expect(sectionOf(unread, id)).toContain("Not known of staging");
  });

  test("says which environment it is good news of, and of which not", () => {
    const text = sectionOf(withEnvironments(cleanReview("staging"), failedReview("production", "no")), "changes");
    expect(text).toContain("An up changes nothing.");
    expect(text).toContain("Not known of production");
  });

  test("of changes has the title of the other forms where all are of one kind", () => {
    const [change] = sampleReport.environments.flatMap(({ changes }) => changes);
    const { origin: _, ...asked } = change ?? expect.fail("no change in the sample");
    const reverts = { ...asked, origin: "drift" as const };
    const title = (changes: (typeof asked)[], mode: Report["mode"] = "live") =>
      /^ [^0-9]*\b/
        .exec(sectionOf({ ...withEnvironments({ ...cleanReview("staging"), changes }), mode }, "changes"))?.[0]
        .trim();
    expect(title([reverts])).toMatch(/^Changes that revert drift/);
    expect(title([asked])).toMatch(/^Changes from these files/);
    expect(title([asked], "local")).toMatch(/^Made on a local Heroku, from nothing/);
    expect(title([asked, reverts])).toMatch(/^Changes(?! from| that)/);
  });

  test("is no news of changes and drift without credentials", () => {
    const notChecked = [unlooked("changes"), unlooked("drift")];
    const report: Report = { ...withEnvironments({ ...cleanReview("staging"), notChecked }), mode: "local" };
    expect(sectionOf(report, "changes")).toContain("Not known of staging");
    expect(sectionOf(report, "drift")).toContain("Not known of staging");
    expect(textOf(pageOf(report))).toContain("Reviewed without credentials");
  });
});

describe("whatever names and messages say", () => {
  const hostile = fc.string({
    unit: fc.constantFrom(..."<>\"'&`/=-!;", "</script>", "<img src=x onerror=a()>", "]]>", "<!--"),
  });
  /** Elements with the names of their attributes: text has no `<` and no `>` of its own. */
  const shape = (report: Report): string[] =>
    (pageOf(report).match(/<[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/="[^"]*"/g, ""));

  test("no element and no attribute is added", () => {
    const plain = shape(mappedReport(sampleReport, (text) => text.replaceAll(/\W/g, "-")));
    fc.assert(
      fc.property(hostile, (prefix) => {
        expect(shape(mappedReport(sampleReport, (text) => prefix + text.replaceAll(/\W/g, "-")))).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });
});

describe("however many services", () => {
  test("the page stays below 8 MB, and says how much is left out", () => {
    const page = pageOf(mappedReport(manyServices(60), (text) => `${text}${"&".repeat(1_000)}`));
    expect(Buffer.byteLength(page)).toBeLessThan(8_000_000);
    expect(textOf(page)).toMatch(/\d+ services more: too many for this page\. tandem review --json has all\./);
  });

  test("those without any finding are folded together, and all are found by name", () => {
    const page = pageOf(manyServices(40, 10));
    expect(page).toContain("<summary>36 services without any finding</summary>");
    expect(pageOf(cleanReport)).not.toContain("without any finding");
    expect(page.match(/href="#s\d+">/g)?.length).toBeGreaterThanOrEqual(40);
  });
});
