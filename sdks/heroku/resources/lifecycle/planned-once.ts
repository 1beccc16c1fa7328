import { getOrCreate } from "../../client/get-or-create.ts";
import { perRun } from "../../client/per-run.ts";
import type { Context } from "../../define/definition.ts";

/** Who plans one of what there can be several of, by what it is. */
const planners = perRun(() => new Map<string, Set<string>>());

/** How many resources of this run plan another one of `key`, as in `drain of <app>`, this one included. */
export function countPlanned({ api, urn }: Pick<Context, "api" | "urn">, key: string): number {
  return getOrCreate(planners(api), key, () => new Set()).add(urn).size;
}

const planned = perRun(() => new Map<string, string>());

/**
 * Refuses, in a preview, a second resource that plans what only one can have: `key` is as in `domain:www.example.org`.
 * Call it without an `await` before it, so that two that are previewed at the same time see each other.
 */
export function planOnce({ api, urn }: Pick<Context, "api" | "urn">, key: string, expected: string): void {
  const owner = getOrCreate(planned(api), key, () => urn);
  if (owner !== urn) throw new Error(`${expected}, got a second declaration; ${owner} has it already`);
}
