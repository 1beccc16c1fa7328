import type { Report } from "../../report/report.ts";
import { type Html, html } from "../html/html.ts";
import { verdictWord } from "../words/overview.ts";
import { date } from "../words/units.ts";
import { banner } from "./banner.ts";
import { sections } from "./sections.ts";
import { wholePage } from "./whole-page.ts";

/**
 * A review as one page, for looking rather than reading: nothing is fetched, everything is there without its script, and values
 * of config vars are not in it, as they are not in the report.
 */
export function pageOf(report: Report): string {
  return wholePage({
    report,
    title: `Review of ${report.project}: ${inShort(report)}`,
    masthead: masthead(report),
    head: banner(report),
    sections,
    made: "tandem review",
  });
}

const inShort = (report: Report): string =>
  report.environments.map((review) => `${review.environment}: ${verdictWord(report, review)}`).join("; ");

const masthead = ({ project, commit, at, mode }: Report): Html => html`<header class="masthead">
<h1>Review of ${project}</h1>
<p class="made">${commit !== undefined && html`<span>commit <code>${commit.slice(0, 12)}</code></span> `}<time datetime="${at}">${date(at)}</time></p>
${mode === "local" && html`<p class="note">Reviewed without credentials: what the files say, on a local Heroku. What is live was not looked at.</p>`}
</header>`;
