import { neededUrns, type ResourceState } from "./resource-state.ts";

/** Sorts so that every resource comes after those it needs; what is free keeps its place. */
export function dependencyOrder(resources: readonly ResourceState[]): ResourceState[] {
  const byUrn = new Map<string, ResourceState>();
  // A replaced resource that waits for its deletion shares its URN with its successor, which is the one others need.
  for (const state of resources) if (state.delete !== true || !byUrn.has(state.urn)) byUrn.set(state.urn, state);
  const placed = new Set<ResourceState>();
  const ordered: ResourceState[] = [];
  const place = (state: ResourceState): void => {
    if (placed.has(state)) return;
    placed.add(state);
    for (const urn of neededUrns(state)) {
      const needed = byUrn.get(urn);
      if (needed !== undefined) place(needed);
    }
    ordered.push(state);
  };
  for (const state of resources) place(state);
  return ordered;
}
