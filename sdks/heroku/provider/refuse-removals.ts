import { urnParts } from "../client/urn.ts";
import { warnOfRemoval } from "./breaking-changes.ts";
import { type Operation, operate } from "./operation.ts";
import type { Plugin } from "./plugin.ts";

/**
 * Refuses deletes of this run that would fail, when a guard is declared or deleted: it is declared after all other children of its
 * parent, and a destroy deletes it first. Later, parts would already be deleted, such as the backup schedule of a database that stays.
 *
 * @throws with one reason per line
 */
export async function refuseRemovals(plugin: Plugin, operation: Operation): Promise<void> {
  const own = urnParts(operation.urn).types;
  const scope = own.slice(0, own.lastIndexOf("$") + 1);
  const going = plugin.history
    .within(scope)
    // Parts of one object share its id: their slots show whether one of them is deleted.
    .filter(([urn, { definition, prior }]) =>
      definition.slots === undefined ? plugin.history.isGoing(prior.id) : !plugin.history.isDeclared(urn),
    );
  const refusals = await Promise.all(
    going.map(async ([urn, { definition, prior }]) => {
      if (definition.validateRemoval === undefined && definition.removalBreaks === undefined) return undefined;
      try {
        const removal = { ...operation, urn, type: definition.token, doing: `removal of ${definition.token}` };
        await operate(plugin, removal, async (context) => {
          await definition.validateRemoval?.(context, prior);
          warnOfRemoval(context, definition, prior);
        });
        return undefined;
      } catch (error) {
        return error;
      }
    }),
  );
  const lines = refusals.flatMap((error) => (error instanceof Error ? [error.message] : []));
  if (lines.length > 0) throw new Error([...new Set(lines)].join("\n"));
}
