import type { Operation, PropertyChange, Step } from "../../engine/engine.ts";
import { isOfObjects, nounOf } from "../../engine/noun.ts";
import { inOneLine } from "../../review/render/parity/words.ts";
import { isOfIds, verbOf } from "../../review/render/words/object.ts";
import { colors } from "./colors.ts";
import { folded } from "./folded.ts";

const verbs: Record<Exclude<Operation, "same">, string> = {
  create: "created",
  update: "updated",
  replace: "replaced",
  delete: "deleted",
};

/** As `Addon catalog-postgres`; what has no provider here is marked as simulated. */
export const titleOf = ({ type, name, simulated }: Step): string =>
  `${nounOf(type)} ${name}${simulated ? " (simulated)" : ""}`;

/** Steps that change something a person would name. */
export function changesIn(steps: readonly Step[]): Step[] {
  return steps.filter((step) => step.operation !== "same" && isOfObjects(step.type));
}

/** One line per service: what was done to it, as in `catalog  created App, 4 Addon, Domain`. */
export function changesByService(steps: readonly Step[], services: readonly string[]): string[] {
  const groups = Map.groupBy(changesIn(steps), (step) => serviceOf(step, services));
  return [...groups].map(([service, own]) => {
    const line = folded(`  ${service}  ${verbsOf(own)}`, service.length + 4);
    return line.replace(service, colors.bold(service));
  });
}

/** What differs from the last `up`: objects that others changed or deleted on Heroku. */
export const driftLines = (steps: readonly Step[]): string[] =>
  changesIn(steps).flatMap((step) =>
    step.operation === "delete"
      ? [`  ${titleOf(step)} was deleted on Heroku`]
      : [`  ${titleOf(step)} was changed on Heroku`, ...propertiesOf(step)],
  );

/** Every changed property, as `~ Addon catalog-postgres  plan: essential-0 → standard-0`; values only where they may be seen. */
export function changedProperties(steps: readonly Step[]): string[] {
  return changesIn(steps).flatMap((step) => {
    const title = `  ${step.operation} ${titleOf(step)}`;
    return step.operation === "update" || step.operation === "replace" ? [title, ...propertiesOf(step)] : [title];
  });
}

const propertiesOf = ({ changes }: Step): string[] => changes.map((change) => folded(`      ${describe(change)}`, 10));

function describe(change: PropertyChange): string {
  const { path, shown, replaces } = change;
  const values =
    shown === undefined || isOfIds(shown) ? verbOf(change) : `${shown.before ?? "none"} → ${shown.after ?? "none"}`;
  return inOneLine(`${path}: ${values}${replaces ? " (forces replacement)" : ""}`);
}

/** How many objects were changed, and how: `68 created, 7 updated`. */
export const countsOf = (steps: readonly Step[]): string =>
  [...byOperation(steps)].map(([operation, own]) => `${own.length} ${verbs[operation]}`).join(", ");

const byOperation = (steps: readonly Step[]) =>
  Map.groupBy(steps, ({ operation }) => operation as Exclude<Operation, "same">);

function verbsOf(steps: readonly Step[]): string {
  return [...byOperation(steps)].map(([operation, own]) => `${verbs[operation]} ${nounsOf(own)}`).join("; ");
}

function nounsOf(steps: readonly Step[]): string {
  const byNoun = Map.groupBy(steps, ({ type, simulated }) => `${nounOf(type)}${simulated ? " (simulated)" : ""}`);
  return [...byNoun].map(([noun, { length }]) => (length === 1 ? noun : `${length} ${noun}`)).join(", ");
}

function serviceOf({ name }: Step, services: readonly string[]): string {
  const owners = services.filter((service) => name === service || name.startsWith(`${service}-`));
  return owners.sort((a, b) => b.length - a.length)[0] ?? "estate";
}
