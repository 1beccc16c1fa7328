import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const asset = (name: string): string => readFileSync(new URL(`assets/${name}`, import.meta.url), "utf8");

/** Most parts of a board whose rows stand level; CSS cannot count, and the policy forbids an element a style of its own. */
const mostLevel = 12;

const levels = Array.from({ length: mostLevel }, (_, at) => `.level-${at + 1} { --apps: ${at + 1}; }`);
const sheets = ["base.css", "board.css", "card.css", "sections.css", "requests.css", "print.css"];

/** The pages' one style sheet. */
export const style = [...sheets.map(asset), ...levels].join("\n");

/** The pages' scripts: live updates and the filter. Everything can be read without them. */
export const scripts = ["refresh.js", "requests.js", "live.js", "filter.js"].map(asset);

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing is fetched but from this server, framed, sent or run but those scripts, whatever somebody called an app. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${scripts.map(hashOf).join(" ")}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The class by which so many apps beside each other have their rows level; none for more. */
export const levelOf = (apps: number): string => (apps <= mostLevel ? `level-${apps}` : "uneven");
