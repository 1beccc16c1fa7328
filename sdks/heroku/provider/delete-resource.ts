import type pb from "@pulumi/pulumi/proto/provider_pb.js";
import empties from "google-protobuf/google/protobuf/empty_pb.js";
import { leftText } from "../define/consequence.ts";
import type { Definition } from "../define/definition.ts";
import { type Holder, slotsOf } from "./holdings.ts";
import { type Operation, operate, operationOf } from "./operation.ts";
import type { Plugin } from "./plugin.ts";
import { refuseRemovals } from "./refuse-removals.ts";
import { renamedRefusal, replacementRefusal } from "./replacement.ts";
import { priorOf, requestedInputs, typeOf } from "./resource-state.ts";
import { open } from "./wire.ts";

/**
 * Answers `Delete`. An object that is already gone is a success. An object that this run has taken over, or that the program still
 * declares, stays: only its old state is removed. A replacement that loses data is refused until it is confirmed.
 */
export async function deleteResource(
  plugin: Plugin,
  request: pb.DeleteRequest,
  signal: AbortSignal,
): Promise<empties.Empty> {
  const definition = plugin.definition(typeOf(request));
  const urn = request.getUrn();
  const id = request.getId();
  const state = open(request.getProperties());
  const prior = priorOf(definition, id, state, requestedInputs(request));
  plugin.places.note(definition, urn, prior);
  const slots = slotsOf(definition, id, prior.inputs);
  const holders = slots.flatMap((slot) => plugin.holdings.holder(definition.token, slot) ?? []);
  const [holder] = holders;
  if (holder !== undefined && holders.length === slots.length) {
    if (holder.urn === urn) refuseUnreplaced(definition, id, holder);
    else await plugin.log(`stays on Heroku, where it now belongs to ${holder.urn}`, urn);
    return new empties.Empty();
  }
  const operation = operationOf("delete", definition, request, signal, state);
  const refusalOf = plugin.history.creationOf(urn) === "none" ? renamedRefusal : replacementRefusal;
  const refusal = await refusalOf(plugin, definition, operation, { urn, id });
  if (refusal !== undefined) throw new Error(`${refusal}; ${nothingDeleted}`);
  const act = () =>
    operate(plugin, operation, async (context) => {
      await definition.delete(context, prior);
      const left = definition.leaves?.(prior.inputs);
      if (left !== undefined) context.log(`stays on Heroku: ${leftText[left]}`);
    });
  await (definition.guardsRemovals ? guarded(plugin, operation, act) : act());
  plugin.names.lost(definition, id);
  plugin.history.deleted(urn);
  return new empties.Empty();
}

/**
 * A guard is deleted first, as in a destroy, so it also checks the others: a refusal of one of them refuses all.
 */
async function guarded(plugin: Plugin, operation: Operation, act: () => Promise<void>): Promise<void> {
  const ends = await Promise.allSettled([refuseRemovals(plugin, operation), act()]);
  const lines = [...new Set(ends.flatMap((end) => (end.status === "rejected" ? linesOf(end.reason) : [])))];
  if (lines.length > 0) throw new Error([...lines, nothingDeleted].join("\n"));
}

const nothingDeleted = "nothing was deleted";

const linesOf = (reason: unknown): string[] => (reason instanceof Error ? reason.message : String(reason)).split("\n");

/**
 * The create of a replacement came first and has found the old object. Where a create sets all properties, the replacement is complete;
 * otherwise it is not, and must not be reported as a success.
 */
function refuseUnreplaced({ token, replacement }: Definition, id: string, { since }: Holder): void {
  if (since === "diff" || replacement === "overwrites") return;
  throw new Error(
    `delete of ${token}: expected a new resource in place of ${id}, got the same one, since the old one was not deleted first; ` +
      "it is kept, and was not replaced: set the resource option deleteBeforeReplace to true, and replace it again",
  );
}
