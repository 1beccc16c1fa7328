import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { raw } from "hono/html";
import type { Html } from "../html/html.ts";

const asset = (name: string): string => readFileSync(new URL(`assets/${name}`, import.meta.url), "utf8");
const sheets = ["page.css", "banner.css", "board.css", "card.css", "sections.css", "print.css"];

/** Most parts of a card that stand level with those of the card beside it; of more each card has rows of its own. */
const mostLevel = 40;

/** CSS cannot count, and the page's policy forbids an element a style of its own. */
const levels = Array.from({ length: mostLevel }, (_, at) => {
  const rows = at + 1;
  return `.parts-${rows} { --rows: ${rows}; } .parts-${rows} > .parts { grid-template-rows: subgrid; }`;
});

/** The page's one style sheet. */
export const style = raw([...sheets.map(asset), ...levels].join("\n"));

/** The page's one script: filters. Everything can be read without it. */
export const script = raw(asset("filters.js"));

const hashOf = (text: Html): string => `'sha256-${createHash("sha256").update(String(text)).digest("base64")}'`;

/** Nothing is fetched, sent or framed, and nothing is run but that one script, whatever somebody called an app. */
export const contentSecurityPolicy = raw(
  `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`,
);
