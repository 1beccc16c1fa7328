import { z } from "zod";
import { withNotice } from "../client/notice.ts";
import { type TakenOver, takenOverText } from "../client/taken-over.ts";
import type { Definition, Prior } from "../define/definition.ts";
import { confirmBreakingChanges } from "./breaking-changes.ts";
import { type Operation, operate } from "./operation.ts";
import type { Plugin } from "./plugin.ts";
import { withVisibility } from "./require-visible.ts";
import { withoutUnknown } from "./wire.ts";

type Values = Record<string, unknown>;

/** Lets a definition refuse in a preview what Heroku would refuse. Skipped while the provider's configuration is unknown. */
export async function validatePreview(
  plugin: Plugin,
  definition: Definition,
  operation: Operation,
  inputs: Values,
  prior?: Prior<Values, Values>,
): Promise<void> {
  const { urn } = operation;
  const own = { definition, urn, ...(prior !== undefined && { id: prior.id }) };
  plugin.names.refuseTaken(own, inputs, true);
  if (plugin.api === undefined) return;
  const known = withoutUnknown(inputs);
  let found: { readonly id: string; readonly what: TakenOver } | undefined;
  const preview = {
    ...(prior !== undefined && { prior }),
    isManaged: (id: string) => plugin.history.isManaged(urn, id),
    takesOver(id: string, what: TakenOver) {
      found = { id, what };
    },
    keysOf: (input: string) => Object.keys(z.record(z.string(), z.unknown()).safeParse(inputs[input]).data ?? {}),
  };
  try {
    await operate(plugin, operation, (context) =>
      withVisibility(definition, context.api, prior ?? { inputs: known }, async () => {
        // Report impossible changes first: they should not be confirmed.
        await definition.validatePreview?.(context, known, preview);
        // Without a refresh, nothing tells whether the state has it, and this replaces it by force.
        if (found !== undefined && context.isForeign(found.id)) context.warn(takeOver(found.what));
        if (prior !== undefined) {
          await confirmBreakingChanges(context, definition, prior, known, plugin.openConfirmations);
        }
      }),
    );
  } catch (error) {
    if (plugin.unseen.isToSay(error, urn)) throw error;
  }
}

const takeOver = (what: TakenOver): string =>
  withNotice(`already exists, and the up adopts it as it is: ${takenOverText(what)}`, {
    code: "takes over",
    ...what,
  });
