import { type Html, html } from "../../html/html.ts";
import type { Report } from "../../report/report.ts";
import { verdictWord } from "../words/overview.ts";
import { date } from "../words/units.ts";
import { contentSecurityPolicy, script, style } from "./assets.ts";
import { banner } from "./banner.ts";
import { board } from "./board.ts";
import { boardOf } from "./board-model.ts";
import { filters } from "./filters.ts";
import { iconSheet } from "./icons.ts";
import { contents, sectionHtml, sectionsOf } from "./sections.ts";

/**
 * A review as one page, for looking rather than reading: nothing is fetched, everything is there without its script, and values
 * of config vars are not in it, as they are not in the report.
 */
export function pageOf(report: Report): string {
  const rows = boardOf(report);
  const { markup, shown } = board(rows, report);
  const services = new Map(rows.map(({ name, index }) => [name, index]));
  const sections = sectionsOf({ report, services, shown });
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Review of ${report.project}: ${inShort(report)}</title>
<style>${style}</style>
</head>
<body>
${iconSheet}
<a class="skip" href="#main">To the verdicts</a>
${masthead(report)}
<main id="main" tabindex="-1">
${banner(report)}
${contents(sections)}
${filters(report)}
${markup}
${sections.map(sectionHtml)}
</main>
<footer><p>Made by <code>tandem review</code> ${date(report.at)}. Keys are told, values of config vars never.</p></footer>
<script>${script}</script>
</body>
</html>
`;
  return String(page);
}

const inShort = (report: Report): string =>
  report.environments.map((review) => `${review.environment}: ${verdictWord(report, review)}`).join("; ");

const masthead = ({ project, commit, at, mode }: Report): Html => html`<header class="masthead">
<h1>Review of ${project}</h1>
<p class="made">${commit !== undefined && html`<span>commit <code>${commit.slice(0, 12)}</code></span> `}<time datetime="${at}">${date(at)}</time></p>
${mode === "local" && html`<p class="note">Reviewed without credentials: what the files say, on a local Heroku. What is live was not looked at.</p>`}
</header>`;
