import { raw } from "hono/html";
import type { Difference } from "../../../parity/difference.ts";
import { reasonText } from "../../../parity/words/reason-words.ts";
import { remedyText } from "../../../parity/words/remedy-words.ts";
import { valueIn, valueText } from "../../../parity/words/value-words.ts";
import { type Content, type Html, html } from "../../html/html.ts";
import { type ParityReport, type ServiceParity, unhealthyIn } from "../../report/parity-report.ts";
import { phraseHtml } from "../page/phrase-html.ts";
import { healthPhrase } from "../words/health-items.ts";
import { ofVerdict, summaryOf, verdictOf } from "./words.ts";

/** A report as one page that fetches nothing and runs nothing, in light and in dark. */
export function htmlOf(report: ParityReport): string {
  const title = `Parity of ${report.environments.join(" and ")}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: ${verdictOf(report)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="verdict">${verdictOf(report)}: ${summaryOf(report.services)}</p>
${report.services.map((service) => section(service, report))}
</main>
</body>
</html>
`;
  return String(page);
}

/** Contrast of every pair is above 7 to 1. */
const style = raw(`
:root { color-scheme: light dark; --text: #1b1b1b; --page: #ffffff; --line: #8a8a8a; --bad: #8b0000; --unread: #5c3d00; }
@media (prefers-color-scheme: dark) { :root { --text: #ececec; --page: #151515; --line: #7a7a7a; --bad: #ffb3b3; --unread: #ffd58a; } }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3, li { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th, td[class] { overflow-wrap: normal; }
.unexplained { color: var(--bad); font-weight: bold; }
.not-checked { color: var(--unread); font-weight: bold; }
summary { cursor: pointer; padding: .5rem 0; }
`);

function section(service: ServiceParity, { environments, at }: Pick<ParityReport, "environments" | "at">): Html {
  const name = service.service;
  const open = [...ofVerdict(service, "unexplained"), ...ofVerdict(service, "not checked")];
  const rest = [...ofVerdict(service, "declared"), ...ofVerdict(service, "allowed")];
  return html`<section>
<h2>${name}</h2>
<p>${summaryOf([service])}</p>
${unhealthyList(service, at)}${open.length > 0 && table(`What is to be done in ${name}`, open, environments)}${
  rest.length > 0 &&
  html`<details><summary>${rest.length} declared or allowed</summary>
${table(`Declared or allowed in ${name}`, rest, environments)}</details>
`
}</section>
`;
}

function unhealthyList(service: ServiceParity, at: string): Content {
  const items = unhealthyIn(service).map((each) => html`<li>${phraseHtml(healthPhrase(each, at))}</li>`);
  return items.length > 0 && html`<h3>Unhealthy</h3>\n<ul class="unhealthy">${items}</ul>\n`;
}

function table(caption: string, rows: readonly Difference[], environments: readonly string[]): Html {
  const heads = ["what", ...environments, "verdict", "why, and what to do"];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => tableRow(row, environments))}</tbody>
</table></div>
`;
}

function tableRow(row: Difference, environments: readonly string[]): Html {
  const { path, verdict, remedy } = row;
  const value = (name: string): Content => verdict !== "not checked" && valueText(valueIn(row, name));
  return html`<tr><th scope="row">${path}</th>${environments.map((name) => html`<td>${value(name)}</td>`)}<td class="${verdict.replace(" ", "-")}">${verdict}</td><td>${reasonText(row)}${remedy !== undefined && html`<br>${remedyText(remedy)}`}</td></tr>
`;
}
