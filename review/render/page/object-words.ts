import { labelOf } from "../../../kinds/kinds.ts";
import type { Change, ChangedProperty, Drift } from "../../report/report.ts";
import { type Content, type Html, html, joined } from "../html/html.ts";
import { shownOf, verbOf } from "../words/object.ts";
import { icon } from "./icons.ts";

/** What an `up` does, in the order of how much is at stake. */
export const operations: readonly Change["operation"][] = ["delete", "replace", "update", "create"];

/** What becomes of an object, by a sign and a word. */
export const operationBadge = (operation: Change["operation"]): Html =>
  html`<span class="op ${operation}">${icon(operation)}${operation}</span>`;

/** As `add-on catalog-postgres`. */
export function objectName(object: Change | Drift): Html {
  const isSimulated = "isSimulated" in object && object.isSimulated;
  return html`${labelOf(object)} <b>${object.name}</b>${isSimulated && html` <span class="quiet">simulated</span>`}`;
}

/** Most properties that are told of one object. */
const mostProperties = 20;

/** As `plan standard-0 → standard-2, + vars.PAGE_SIZE`. */
export function propertyList(properties: readonly ChangedProperty[]): Content {
  const left = properties.length - mostProperties;
  const told = properties.slice(0, mostProperties).map(propertyWords);
  return joined(left > 0 ? [...told, `${left} more`] : told, html`<span class="quiet">, </span>`);
}

const signs = { add: ["+", "added "], update: ["", ""], delete: ["−", "removed "] } as const;

function propertyWords(property: ChangedProperty): Html {
  const { path, kind, replaces, isDue } = property;
  const shown = shownOf(property);
  const [sign, word] = signs[kind];
  const mark = sign !== "" && html`<span aria-hidden="true">${sign}</span><span class="sr">${word}</span>`;
  const values = shown ? html` ${beforeAfter(shown)}` : isDue && ` ${verbOf(property)}`;
  return html`<span class="prop">${mark}<code>${path}</code>${values}${replaces && html` <em>forces replacement</em>`}</span>`;
}

/** As `standard-0 → standard-2`. */
function beforeAfter({ before, after }: NonNullable<ChangedProperty["shown"]>): Html {
  const gone = before !== undefined && html`<del>${before}</del>`;
  const arrow =
    before !== undefined &&
    after !== undefined &&
    html` <span class="quiet" aria-hidden="true">→</span><span class="sr">to</span> `;
  return html`${gone}${arrow}${after !== undefined && html`<ins>${after}</ins>`}`;
}

/** What is not as the last `up` left it, and why, in few words: `quantity 2 → 5 autoscaled`. */
export const driftWords = ({ operation, properties, cause }: Drift): Html =>
  html`${operation === "delete" ? "deleted" : propertyList(properties)} <span class="quiet">${cause.kind}</span>`;
