import providers from "@pulumi/pulumi/proto/provider_pb.js";
import type { PropertyChange } from "../../engine.ts";
import { shownChange, shownChanges } from "../../wire/changes.ts";
import type { Properties } from "../../wire/value.ts";

/** A provider's diff between two sets of inputs. */
export interface Diff {
  /** Undefined when the engine has to compare the inputs. */
  changed: boolean | undefined;
  /** The properties that force a replacement. */
  replaces: string[];
  deletesFirst: boolean;
  /** By path; undefined when the provider returns none. */
  detailed: Map<string, { kind: PropertyChange["kind"]; replaces: boolean }> | undefined;
}

/** Reads a provider's response. */
export function readDiff(response: providers.DiffResponse): Diff {
  const { DIFF_NONE, DIFF_SOME } = providers.DiffResponse.DiffChanges;
  const changes = response.getChanges();
  const detailed = new Map(
    [...response.getDetaileddiffMap().entries()].map(([path, item]) => [path, kindOf(item.getKind())] as const),
  );
  return {
    changed: changes === DIFF_SOME ? true : changes === DIFF_NONE ? false : undefined,
    replaces: response.getReplacesList(),
    deletesFirst: response.getDeletebeforereplace(),
    detailed: response.getHasdetaileddiff() || detailed.size > 0 ? detailed : undefined,
  };
}

/** Whether the object has to be replaced. */
export function forcesReplacement(diff: Diff): boolean {
  return diff.replaces.length > 0 || [...(diff.detailed?.values() ?? [])].some(({ replaces }) => replaces);
}

/** The changes for display. */
export function changesOf(diff: Diff, before: Properties, after: Properties): PropertyChange[] {
  if (diff.detailed === undefined) return shownChanges(before, after, diff.replaces);
  return [...diff.detailed].map(([path, { kind, replaces }]) => shownChange(path, kind, replaces, before, after));
}

/** The diff in the opposite direction: from the goal to the object that was read. */
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
