import providers from "@pulumi/pulumi/proto/provider_pb.js";
import type { PropertyChange } from "../../engine.ts";
import { shownChange, shownChanges } from "../../wire/changes.ts";
import type { Properties } from "../../wire/wire.ts";

/** What a provider says of the way from one set of inputs to another. */
export interface Diff {
  /** Undefined when the provider leaves it to the engine to compare. */
  changed: boolean | undefined;
  /** The properties that can't change in place. */
  replaces: string[];
  deletesFirst: boolean;
  /** By path; undefined when the provider gives none. */
  detailed: Map<string, { kind: PropertyChange["kind"]; replaces: boolean }> | undefined;
}

/** Reads a provider's answer. */
export function readDiff(answer: providers.DiffResponse): Diff {
  const { DIFF_NONE, DIFF_SOME } = providers.DiffResponse.DiffChanges;
  const changes = answer.getChanges();
  const detailed = new Map(
    [...answer.getDetaileddiffMap().entries()].map(([path, item]) => [path, kindOf(item.getKind())] as const),
  );
  return {
    changed: changes === DIFF_SOME ? true : changes === DIFF_NONE ? false : undefined,
    replaces: answer.getReplacesList(),
    deletesFirst: answer.getDeletebeforereplace(),
    detailed: answer.getHasdetaileddiff() || detailed.size > 0 ? detailed : undefined,
  };
}

/** Whether the object can't be changed in place. */
export function forcesReplacement(diff: Diff): boolean {
  return diff.replaces.length > 0 || [...(diff.detailed?.values() ?? [])].some(({ replaces }) => replaces);
}

/** The changes as they are shown. */
export function changesOf(diff: Diff, before: Properties, after: Properties): PropertyChange[] {
  if (diff.detailed === undefined) return shownChanges(before, after, diff.replaces);
  return [...diff.detailed].map(([path, { kind, replaces }]) => shownChange(path, kind, replaces, before, after));
}

/** The way back: what leads from the goal to what was found. */
export function inverted(diff: Diff): Diff {
  if (diff.detailed === undefined) return diff;
  const opposite = { add: "delete", delete: "add", update: "update" } as const;
  const detailed = [...diff.detailed].map(
    ([path, { kind, replaces }]) => [path, { kind: opposite[kind], replaces }] as const,
  );
  return { ...diff, detailed: new Map(detailed) };
}

function kindOf(kind: providers.PropertyDiff.Kind): { kind: PropertyChange["kind"]; replaces: boolean } {
  const kinds = providers.PropertyDiff.Kind;
  const replaces = kind === kinds.ADD_REPLACE || kind === kinds.DELETE_REPLACE || kind === kinds.UPDATE_REPLACE;
  if (kind === kinds.ADD || kind === kinds.ADD_REPLACE) return { kind: "add", replaces };
  if (kind === kinds.DELETE || kind === kinds.DELETE_REPLACE) return { kind: "delete", replaces };
  return { kind: "update", replaces };
}
