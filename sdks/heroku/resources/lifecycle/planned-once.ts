import type { Heroku } from "../../client/heroku.ts";
import type { Context } from "../../define/definition.ts";

/** Who plans one of what there can be several of, by what it is. */
const beside = new WeakMap<Heroku, Map<string, Set<string>>>();

/** How many resources of this run plan another one of `key`, as in `drain of <app>`, this one included. */
export function countPlanned({ api, urn }: Pick<Context, "api" | "urn">, key: string): number {
  const counts = beside.get(api) ?? new Map<string, Set<string>>();
  beside.set(api, counts);
  const owners = counts.get(key) ?? new Set<string>();
  counts.set(key, owners.add(urn));
  return owners.size;
}

const planned = new WeakMap<Heroku, Map<string, string>>();

/**
 * Refuses, in a preview, a second resource that plans what only one can have: `key` is as in `domain:www.example.org`.
 * Call it without an `await` before it, so that two that are previewed at the same time see each other.
 */
export function planOnce({ api, urn }: Pick<Context, "api" | "urn">, key: string, expected: string): void {
  const owners = planned.get(api) ?? new Map<string, string>();
  planned.set(api, owners);
  const owner = owners.get(key) ?? urn;
  owners.set(key, owner);
  if (owner !== urn) throw new Error(`${expected}, got a second declaration; ${owner} has it already`);
}
