import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { type Change, diff } from "./diff.ts";
import { operate } from "./operation.ts";
import type { Plugin } from "./plugin.ts";
import { propertyPath } from "./property-path.ts";
import { pick, priorOf, typeOf, wishedIn } from "./resource-state.ts";
import { secretTexts } from "./secrecy.ts";
import { open } from "./wire.ts";

/** Answers `Diff`: what changed, by nested path. A replacement deletes first, unless old and new can stand side by side. */
export async function diffResource(
  plugin: Plugin,
  request: pb.DiffRequest,
  signal: AbortSignal,
): Promise<pb.DiffResponse> {
  const definition = plugin.definition(typeOf(request));
  plugin.manages(request.getUrn(), request.getId());
  const state = open(request.getOlds());
  const wished = wishedIn(request);
  const before = wished ?? { value: pick(definition.inputs, state.value), secrets: state.secrets };
  const after = open(request.getNews());
  const changes = diff(definition.inputs, before, after);
  const prior = priorOf(definition, request.getId(), state, wished);
  const own = { definition, urn: request.getUrn(), id: request.getId() };
  plugin.names.has(own, prior.inputs);
  plugin.names.refuseAskedFor(own);
  const stays = changes.every(({ replaces }) => !replaces);
  plugin.heldAs(stays ? request.getUrn() : undefined, definition.token, request.getId());
  if (changes.length > 0 || definition.due === undefined || plugin.api === undefined) {
    return differences(changes, definition.mayOverlap?.(before.value, after.value));
  }

  const doing = `diff of ${definition.token}`;
  const secrets = secretTexts(state.value, state.secrets);
  const due = await operate(plugin, { doing, urn: request.getUrn(), signal, secrets }, async (context) =>
    definition.due?.(context, prior),
  );
  return differences((due ?? []).map((key) => ({ path: [key], kind: "update", replaces: false })));
}

/** A diff in the engine's words. */
export function differences(changes: readonly Change[], mayOverlap = false): pb.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
  const replacing = changes.filter(({ replaces }) => replaces);
  const response = new pb.DiffResponse()
    .setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(topKeys(changes))
    .setReplacesList(topKeys(replacing))
    .setDeletebeforereplace(replacing.length > 0 && !mayOverlap)
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
