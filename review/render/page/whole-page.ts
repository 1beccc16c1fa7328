import type { Report } from "../../report/report.ts";
import { type Html, html } from "../html/html.ts";
import { date } from "../words/units.ts";
import { contentSecurityPolicy, script, style } from "./assets.ts";
import { board } from "./board.ts";
import { boardOf } from "./board-model.ts";
import { filters } from "./filters.ts";
import { iconSheet } from "./icons.ts";
import type { Context, Section } from "./section/section.ts";
import { contents, sectionHtml } from "./sections.ts";

interface Whole {
  readonly report: Report;
  readonly title: string;
  readonly masthead: Html;
  /** What stands above the board. */
  readonly head: Html;
  readonly sections: readonly ((context: Context) => Section)[];
  /** The command that made it. */
  readonly made: string;
}

/** The board of a report, with sections below it, as one file: nothing is fetched, and everything is there without its script. */
export function wholePage({ report, title, masthead, head, sections, made }: Whole): string {
  const rows = boardOf(report);
  const { markup, shown } = board(rows, report);
  const services = new Map(rows.map(({ name, index }) => [name, index]));
  const below = sections.map((section) => section({ report, services, shown }));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${iconSheet}
<a class="skip" href="#main">Skip to the verdicts</a>
${masthead}
<main id="main" tabindex="-1">
${head}
${contents(below)}
${filters(report)}
${markup}
${below.map(sectionHtml)}
</main>
<footer><p>Made by <code>${made}</code> ${date(report.at)}. Shows keys, never values.</p></footer>
<script>${script}</script>
</body>
</html>
`;
  return String(page);
}
