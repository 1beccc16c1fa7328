import { type Html, html } from "../html/html.ts";
import { contentSecurityPolicy, script, style } from "./assets.ts";
import { iconSheet } from "./icons.ts";

interface Whole {
  readonly title: string;
  readonly masthead: Html;
  readonly main: Html;
  /** The command that made it, and when. */
  readonly made: Html;
}

/** A page as one file: nothing is fetched, and everything is there without its script. */
export function wholePage({ title, masthead, main, made }: Whole): string {
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
${main}
</main>
<footer><p>Made by ${made}. Keys are told, values of config vars never.</p></footer>
<script>${script}</script>
</body>
</html>
`;
  return String(page);
}
