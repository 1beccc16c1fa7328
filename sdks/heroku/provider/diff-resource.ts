import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { urnParts } from "../client/urn.ts";
import type { Definition, Due, Prior } from "../define/definition.ts";
import { warnOfRemoval } from "./breaking-changes.ts";
import { type Change, diff } from "./diff.ts";
import { slotsOf } from "./holdings.ts";
import { idleConfirmations } from "./idle-confirmations.ts";
import { type Operation, operate, operationOf } from "./operation.ts";
import type { Plugin } from "./plugin.ts";
import { refuseRemovals } from "./refuse-removals.ts";
import { refuseForcedRoots, replacementRefusal } from "./replacement.ts";
import { pick, priorOf, requestedInputs, typeOf } from "./resource-state.ts";
import { texts } from "./secrecy.ts";
import { holdsUnknown, type Opened, open, propertyPath, withoutUnknown } from "./wire.ts";

/**
 * Answers `Diff`: changes by nested path. A replacement deletes first, unless both objects can exist at once; this is also returned where
 * nothing replaces, because the program may replace (`replaceOnChanges`).
 */
export async function diffResource(
  plugin: Plugin,
  request: pb.DiffRequest,
  signal: AbortSignal,
): Promise<pb.DiffResponse> {
  const definition = plugin.definition(typeOf(request));
  const state = open(request.getOlds());
  const requested = requestedInputs(request);
  const before = requested ?? { value: pick(definition.inputs, state.value), secrets: state.secrets };
  const after = open(request.getNews());
  const changes = diff(definition.inputs, before, after);
  const prior = priorOf(definition, request.getId(), state, requested);
  const own = { definition, urn: request.getUrn(), id: request.getId() };
  plugin.names.has(own, prior.inputs);
  plugin.places.note(definition, own.urn, prior);
  plugin.names.refuseAskedFor(own);
  const operation = operationOf("diff", definition, request, signal, state);
  await noteDiff(plugin, definition, operation, { prior, changes, before, after });
  if (definition.guardsRemovals && plugin.history.isDeclared(request.getUrn())) await guard(plugin, operation);
  const deletesFirst = definition.mayOverlap?.(before.value, after.value) !== true;
  const isDeclared = plugin.history.isDeclared(request.getUrn());
  const isReplaced = changes.some(({ replaces }) => replaces);
  if (isReplaced || !isDeclared || definition.due === undefined || plugin.api === undefined) {
    return differences(changes, deletesFirst);
  }
  const known = withoutUnknown(after.value);
  const due = await operate(plugin, operation, async (context) => definition.due?.(context, prior, known));
  return differences(withDue(changes, due ?? {}), deletesFirst);
}

/** An update also applies pending inputs. For those, the state does not show Heroku's values. */
function withDue(changes: readonly Change[], due: Due): Change[] {
  const apart = changes.filter(({ path: [key] }) => due[String(key)] !== false);
  const others = Object.keys(due).filter((key) => due[key] && !changes.some(({ path: [changed] }) => changed === key));
  return [...apart, ...others.map((key): Change => ({ path: [key], kind: "update", replaces: false }))];
}

/** Checks after all declared resources: removals, and unused confirmations. */
async function guard(plugin: Plugin, operation: Operation): Promise<void> {
  await refuseRemovals(plugin, operation);
  for (const line of idleConfirmations(plugin, urnParts(operation.urn).stack))
    await plugin.log(line, operation.urn, "warning");
}

interface Diffed {
  readonly prior: Prior<Record<string, unknown>, Record<string, unknown>>;
  readonly changes: readonly Change[];
  readonly before: Opened;
  readonly after: Opened;
}

/** Records the object's owner; refuses a loss of data before the engine deletes anything for it. */
async function noteDiff(
  plugin: Plugin,
  definition: Definition,
  operation: Operation,
  { prior, changes, before, after }: Diffed,
): Promise<void> {
  const { urn } = operation;
  const { token } = definition;
  const { id } = prior;
  const origin = plugin.history.diffed(urn, token, id, holdsUnknown(after.value));
  if (origin === "refresh") return;
  const replaces = changes.some((change) => change.replaces);
  if (replaces && plugin.api !== undefined)
    await operate(plugin, operation, async (context) => warnOfRemoval(context, definition, prior));
  plugin.holdings.release(urn);
  if (origin === "program") {
    const slots = replaces ? [] : slotsOf(definition, id, after.value);
    plugin.holdings.take(token, slots, { urn, since: "diff" });
    return;
  }
  const former = formerTexts(before.value, after.value);
  for (const text of former) plugin.history.goesFirst(text);
  await refuseForcedRoots(plugin, operation, former);
  const refusal = replaces ? await replacementRefusal(plugin, definition, operation, { urn, id }) : undefined;
  if (refusal !== undefined) throw new Error(refusal);
}

/** The state's texts where the new inputs are unknown. */
function formerTexts(before: Record<string, unknown>, after: Record<string, unknown>): Set<string> {
  const keys = Object.keys(before).filter((key) => holdsUnknown(after[key]));
  return new Set(keys.flatMap((key) => texts(before[key])));
}

/** A diff in the engine's format. */
export function differences(changes: readonly Change[], deletesFirst: boolean): pb.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
  const replacing = changes.filter(({ replaces }) => replaces);
  const response = new pb.DiffResponse()
    .setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(topKeys(changes))
    .setReplacesList(topKeys(replacing))
    .setDeletebeforereplace(deletesFirst)
    .setHasdetaileddiff(true);
  for (const change of changes) {
    response
      .getDetaileddiffMap()
      .set(propertyPath(change.path), new pb.PropertyDiff().setKind(kindOf(change)).setInputdiff(true));
  }
  return response;
}

function kindOf({ kind, replaces }: Change): pb.PropertyDiff.Kind {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = pb.PropertyDiff.Kind;
  const kinds = {
    add: [ADD, ADD_REPLACE],
    delete: [DELETE, DELETE_REPLACE],
    update: [UPDATE, UPDATE_REPLACE],
  } as const;
  return kinds[kind][replaces ? 1 : 0];
}

function topKeys(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ path }) => String(path[0])))];
}
