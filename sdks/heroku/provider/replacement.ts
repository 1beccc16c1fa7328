import { urnParts } from "../client/urn.ts";
import { confirmationOf, refusalOf } from "../define/confirmation.ts";
import type { Definition } from "../define/definition.ts";
import { type Operation, operate } from "./operation.ts";
import type { Plugin } from "./plugin.ts";
import { withoutUnknown } from "./wire.ts";

/** A resource to be replaced. `id` is absent where no call of this run had it. */
interface Replaced {
  readonly urn: string;
  readonly id: string | undefined;
}

/**
 * Why an object must not be replaced yet: that would lose its data, and it is not confirmed. `undefined` when it may, also
 * when the object is gone already, so that there is nothing to lose.
 */
export async function replacementRefusal(
  plugin: Plugin,
  definition: Definition,
  operation: Operation,
  { urn, id }: Replaced,
): Promise<string | undefined> {
  const { replacement } = definition;
  if (typeof replacement !== "object" || plugin.isConfirmed(urn, "replace")) return undefined;
  if (id !== undefined && (await isGone(plugin, definition, operation, id))) return undefined;
  const others = unconfirmedWith(plugin, { urn, id: id ?? plugin.history.heldBy(urn) });
  return refusalOf(urn, "replace", {
    subject: `${definition.token.split(":").at(-1)} ${urnParts(urn).name}`,
    consequence: `deletes ${replacement.loses}, and creates a new and empty one${emptiedToo(others)}`,
    others: others.map((other) => confirmationOf(other, "replace")).sort(),
  });
}

/** Lists the losses of the other entries: the line to copy has all of them. */
function emptiedToo(urns: readonly string[]): string {
  const names = urns.map((urn) => urnParts(urn).name).sort();
  return names.length === 0 ? "" : `, and deletes and creates empty as well: ${names.join(", ")}`;
}

/** All resources that are replaced with an object, from a refresh: one error asks for all of them. */
function unconfirmedWith(plugin: Plugin, { urn, id }: Replaced): string[] {
  return plugin.history
    .naming(id)
    .filter((other) => other !== urn && typeof plugin.definition(urnParts(other).type).replacement === "object")
    .filter((other) => !plugin.isConfirmed(other, "replace"));
}

/**
 * The same for a forced replacement of an object under a former name (`aliases`), which is deleted under that name as if it were removed.
 * Removed objects are deleted last, after all creates: a create that is still to come is its replacement.
 */
export async function renamedRefusal(
  plugin: Plugin,
  definition: Definition,
  operation: Operation,
  { urn, id }: { urn: string; id: string },
): Promise<string | undefined> {
  // There was a diff under the new name: its replacement was refused or confirmed there.
  if ((plugin.history.managerOf(id) ?? urn) !== urn || plugin.history.isDeclared(urn)) return undefined;
  const [successor, ...others] = plugin.history.awaited(definition.token);
  if (successor === undefined) return undefined;
  if (others.length === 0 && plugin.isConfirmed(successor, "replace")) return undefined;
  return replacementRefusal(plugin, definition, operation, { urn, id });
}

/**
 * Refuses to delete the dependents of an object of a forced replacement without confirmation: they are deleted first, and the engine
 * calls for the object only afterwards. `former` has the ids that the dependents refer to.
 */
export async function refuseForcedRoots(
  plugin: Plugin,
  operation: Operation,
  former: ReadonlySet<string>,
): Promise<void> {
  for (const { urn, type, inputs } of plugin.history.unknownCreations()) {
    const definition = plugin.definition(type);
    const { replacement } = definition;
    if (typeof replacement !== "object" || plugin.isConfirmed(urn, "replace")) continue;
    const known = withoutUnknown(inputs);
    const id = await operate(plugin, { ...operation, urn }, (context) => replacement.existing(context, known));
    if (id === undefined || !former.has(id)) continue;
    const refusal = await replacementRefusal(plugin, definition, operation, { urn, id });
    if (refusal !== undefined) throw new Error(refusal);
  }
  await refuseRenamedRoots(plugin, operation, former);
}

/** The same for an object under a former name, by its id from a refresh. */
async function refuseRenamedRoots(plugin: Plugin, operation: Operation, former: ReadonlySet<string>): Promise<void> {
  for (const id of former) {
    const urn = plugin.history.managerOf(id);
    if (urn === undefined || plugin.history.creationOf(urn) !== "none") continue;
    const definition = plugin.definition(urnParts(urn).type);
    const refusal = await renamedRefusal(plugin, definition, { ...operation, urn }, { urn, id });
    if (refusal !== undefined) throw new Error(refusal);
  }
}

/** Only by a clear response: an object that cannot be read counts as existing. */
async function isGone(plugin: Plugin, definition: Definition, operation: Operation, id: string): Promise<boolean> {
  if (plugin.api === undefined) return false;
  try {
    return (await operate(plugin, operation, (context) => definition.read(context, { id }))) === undefined;
  } catch {
    return false;
  }
}
