import { html, raw } from "hono/html";
import { contentSecurityPolicy, scripts, style } from "./assets.ts";
import type { Html } from "./html.ts";
import { drawings } from "./state.ts";

const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": contentSecurityPolicy,
  "Cache-Control": "no-store",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  Vary: "Accept",
  "X-Content-Type-Options": "nosniff",
};

/** A whole page, with no asset of its own to fetch. @param newestId of the feed, after which the page wants to be told */
export async function page(
  title: string,
  content: Html,
  { status = 200, newestId = "" }: { status?: number; newestId?: string } = {},
): Promise<Response> {
  const text = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – local Heroku</title>
<style>${raw(style)}</style>
</head>
<body data-after="${newestId}">
${raw(drawings)}
<a class="skip" href="#main">Skip to the content</a>
<main id="main" tabindex="-1">
${content}
</main>
<footer><p>Times are UTC. Values of config vars are never shown. The local Heroku runs no code.</p></footer>
${scripts.map(
  (script) => html`<script type="module">${raw(script)}</script>
`,
)}
</body>
</html>
`;
  return new Response(String(text), { status, headers });
}
