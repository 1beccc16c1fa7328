import { createHash } from "node:crypto";
import { html, raw } from "hono/html";

/** What `html` makes: text in which every value is escaped. */
export type Html = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark; --text: #1c1b22; --quiet: #55535f; --ground: #fff; --panel: #f4f2f8; --line: #8a8796; --mark: #5b2bb5; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ecebf1; --quiet: #b6b3c1; --ground: #17161c; --panel: #24222c; --line: #77748a; --mark: #c3a6ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.125rem; }
p { margin: .5rem 0; }
a { color: var(--mark); }
a:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
.notice { margin: 1rem 0; padding: .75rem 1rem; border-left: 4px solid var(--mark); background: var(--panel); }
.quiet { color: var(--quiet); }
.scroll { overflow-x: auto; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 1rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
code { font: .9375em ui-monospace, monospace; }
`;

const styleHash = createHash("sha256").update(style).digest("base64");

/** Nothing is fetched, framed or run, whatever somebody called an app. */
const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** A whole page of its own, with no asset from elsewhere. */
export async function page(title: string, content: Html, status = 200): Promise<Response> {
  const text = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – local Heroku</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
  return new Response(String(text), { status, headers });
}

/** A table with a heading of its own; a sentence where there is nothing. */
export function table(
  title: string,
  { columns, rows, none }: { columns: readonly string[]; rows: readonly (readonly (string | Html)[])[]; none: string },
): Html {
  const id = title.toLowerCase().replace(/\W+/g, "-");
  if (rows.length === 0)
    return html`<h2>${title}</h2>
<p class="quiet">${none}</p>`;
  return html`<h2 id="${id}">${title}</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
<table aria-labelledby="${id}">
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map(cell)}</tr>\n`)}</tbody>
</table>
</div>`;
}

function cell(content: string | Html, index: number): Html {
  return index === 0 ? html`<th scope="row">${content}</th>` : html`<td>${content}</td>`;
}
