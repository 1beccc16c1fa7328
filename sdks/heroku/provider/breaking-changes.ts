import { isDeepStrictEqual } from "node:util";
import { confirmationOf, requireConfirmation } from "../define/confirmation.ts";
import { consequenceText } from "../define/consequence.ts";
import type { Context, Definition, Prior } from "../define/definition.ts";
import { type Broken, breakageOf } from "../define/traits.ts";
import type { OpenConfirmations } from "./open-confirmations.ts";

type Values = Record<string, unknown>;

/**
 * Warns of what an update breaks for users, and refuses it until it is confirmed. A policy cannot do that: it sees only new inputs. Called
 * in the preview and again before the update, which may have no preview.
 */
export async function confirmBreakingChanges(
  context: Context,
  definition: Definition,
  prior: Prior<Values, Values>,
  inputs: Values,
  inPreview?: OpenConfirmations,
): Promise<void> {
  const breakages = await breakagesOf(context, definition, prior, inputs);
  const subject = subjectOf(definition, prior);
  for (const { consequence } of breakages) context.warn(`${subject}: this update ${consequenceText(consequence)}`);
  const open = breakages.flatMap(({ action, consequence }) =>
    action === undefined || context.confirmed(action) ? [] : [{ action, consequence }],
  );
  if (open.length === 0) return;
  const entries = open.map(({ action }) => confirmationOf(context.urn, action));
  const others = (await inPreview?.withOthers(entries, context.signal)) ?? [];
  const also = others.length === 0 ? "" : ` (also confirm ${others.join(", ")})`;
  for (const { action, consequence } of open) {
    requireConfirmation(context, action, { subject, consequence: `${consequenceText(consequence)}${also}` });
  }
}

/** Warns of what the delete of an object breaks for users. */
export function warnOfRemoval(
  context: Pick<Context, "warn">,
  definition: Definition,
  prior: Prior<Values, Values>,
): void {
  const consequence = definition.removalBreaks?.(prior.inputs);
  if (consequence !== undefined)
    context.warn(`${subjectOf(definition, prior)}: its delete ${consequenceText(consequence)}`);
}

async function breakagesOf(
  context: Context,
  definition: Definition,
  prior: Prior<Values, Values>,
  inputs: Values,
): Promise<Broken[]> {
  const breakages: Broken[] = [];
  for (const [input, schema] of Object.entries(definition.inputs.shape)) {
    if (isDeepStrictEqual(prior.inputs[input], inputs[input])) continue;
    const breakage = breakageOf(schema, { before: prior.inputs[input], after: inputs[input] });
    if (breakage === undefined || (await definition.isBreaking?.(context, input, prior)) === false) continue;
    breakages.push(breakage);
  }
  return breakages;
}

/** Such as `app catalog-production`, by the object's current name. */
function subjectOf({ token }: Definition, { inputs, outputs, id }: Prior<Values, Values>): string {
  const noun = (token.split(":").at(-1) ?? "").replace(/(?<!^)[A-Z]/g, " $&").toLowerCase();
  const name = [inputs.name, outputs.name, inputs.hostname, inputs.type].find((each) => typeof each === "string");
  return `${noun.replace(/^addon\b/, "add-on")} ${name ?? id}`;
}
