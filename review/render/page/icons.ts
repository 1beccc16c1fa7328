import { raw } from "hono/html";
import type { PolicyFinding } from "../../report/report.ts";
import { type Html, html } from "../html/html.ts";
import type { Part } from "./part-model.ts";

/** On a field of 16 by 16. Each has a form of its own: colour is never all that tells two apart. */
const drawn = {
  stopped: '<path class="f" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path class="k" d="M4 8h8"/>',
  failed: '<circle class="f" cx="8" cy="8" r="7"/><path class="k" d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6"/>',
  pending: '<path class="f" d="M8 1.2 15.4 14.5H.6z"/><path class="k" d="M8 6v4m0 1.6v1.2"/>',
  incomplete:
    '<circle cx="8" cy="8" r="6.6" stroke-dasharray="3 2"/><path d="M5.9 6.2a2.1 2.1 0 1 1 3.2 1.8C8.3 8.5 8 8.9 8 9.6m0 1.6v1.1"/>',
  clean: '<circle class="f" cx="8" cy="8" r="7"/><path class="k" d="m4.6 8.3 2.4 2.4 4.4-5"/>',
  create: '<path d="M8 2.5v11M2.5 8h11"/>',
  update: '<path d="M2 9.5C3.5 5.5 6 5.5 8 8s4.5 2.5 6-1.5"/>',
  replace: '<path d="M2.5 5.5h9M9 2.5l3 3-3 3M13.5 10.8h-9m2.5-3-3 3 3 3"/>',
  delete: '<path d="M2.5 8h11"/>',
  drift: '<path d="M1 11.5 4.5 5l3.5 6.5L11.5 5 15 11.5"/>',
  rollback: '<path d="M3 3v4h4M3.3 7A5.5 5.5 0 1 1 2.8 10"/>',
  restart: '<path d="M8 1.5V7M4.5 4a5.5 5.5 0 1 0 7 0"/>',
  policy: '<path d="M8 1.2 14 3.4v4.2c0 3.6-2.5 6-6 7.2-3.5-1.2-6-3.6-6-7.2V3.4z"/>',
  unexplained: '<path d="M2.5 5.7h11M2.5 10.3h11M11 2 5 14"/>',
  "not-checked": '<path d="M5 5.2a3 3 0 1 1 4.6 2.6C8.4 8.6 8 9.1 8 10.2m0 2.2v1.5"/>',
  declared: '<path d="M3 1.5h7l3 3v10H3zM5.5 7h5M5.5 10.5h5"/>',
  allowed: '<path d="M2 6.2c1.5-2 3.5-2 6 0s4.5 2 6 0M2 11.2c1.5-2 3.5-2 6 0s4.5 2 6 0"/>',
  "not-compared": '<path d="M2.5 5.7h3m2 0h1m2 0h3M2.5 10.3h3m2 0h1m2 0h3"/>',
  process: '<path d="M8 1.5 13.6 4.750v6.5L8 14.5 2.4 11.250v-6.5z"/>',
  "add-on":
    '<ellipse cx="8" cy="3.7" rx="5.5" ry="2.2"/><path d="M2.5 3.7v8.6c0 1.2 2.5 2.2 5.5 2.2s5.5-1 5.5-2.2V3.7"/>',
  backup: '<path d="M3 3v4h4M3.300 7A5.500 5.500 0 1 1 2.800 10M8 5v3.300l2 1.200"/>',
  "config vars":
    '<path d="M6 2c-2 0-1.500 2-1.500 3.500S3.500 8 2.500 8c1 0 2 1 2 2.500S4 14 6 14M10 2c2 0 1.500 2 1.500 3.500s1 2.500 2 2.500c-1 0-2 1-2 2.500S12 14 10 14"/>',
  person: '<circle cx="8" cy="5" r="3"/><path d="M2.500 14.500c0-3.500 2.500-5.500 5.500-5.500s5.500 2 5.500 5.500"/>',
  domain: '<circle cx="8" cy="8" r="6.5"/><path d="M1.5 8h13M8 1.5c-4.5 4-4.5 9 0 13 4.5-4 4.5-9 0-13"/>',
} as const;
export type Icon = keyof typeof drawn;

/** The drawings, once a page: `icon` refers to them. */
export const iconSheet = raw(
  `<svg class="sheet" aria-hidden="true" width="0" height="0">${Object.entries(drawn)
    .map(([name, path]) => `<symbol id="i-${name.replace(" ", "-")}" viewBox="0 0 16 16">${path}</symbol>`)
    .join("")}</svg>`,
);

/** A drawing that says nothing beyond the words beside it. */
export const icon = (name: Icon): Html =>
  html`<svg class="i" aria-hidden="true"><use href="#i-${name.replace(" ", "-")}"/></svg>`;

/** A word in a frame, with its drawing. */
export const badge = (name: Icon, text: string): Html => html`<span class="badge ${name}">${icon(name)}${text}</span>`;

/** Only its drawing: the word is for those who hear the page, or ask with the mouse. */
export const mark = (name: Icon, text: string): Html =>
  html`<span class="badge ${name}" title="${text}">${icon(name)}<span class="sr">${text}</span></span>`;

/** Of a rule that is not met: what it does to the `up`. */
export function policyIcon({ level, waitsFor }: Pick<PolicyFinding, "level" | "waitsFor">): Icon {
  if (level === "advisory") return "policy";
  return waitsFor === undefined ? "stopped" : "pending";
}

/** How far a difference between environments is explained, as a drawing, a class and a word. */
export const differenceIcons: Readonly<Record<NonNullable<Part["differs"]>, Icon>> = {
  unexplained: "unexplained",
  "not checked": "not-checked",
  declared: "declared",
  allowed: "allowed",
  "not compared": "not-compared",
};
