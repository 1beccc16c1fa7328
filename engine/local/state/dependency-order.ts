import { dependenciesOf, type ResourceState } from "./resource-state.ts";

/** Sorts resources after their dependencies; independent ones keep their order. */
export function dependencyOrder(resources: readonly ResourceState[]): ResourceState[] {
  const byUrn = new Map<string, ResourceState>();
  // A replaced resource that is still to be deleted has the same URN as its successor, which others depend on.
  for (const state of resources) if (state.delete !== true || !byUrn.has(state.urn)) byUrn.set(state.urn, state);
  const placed = new Set<ResourceState>();
  const ordered: ResourceState[] = [];
  const place = (state: ResourceState): void => {
    if (placed.has(state)) return;
    placed.add(state);
    for (const urn of dependenciesOf(state)) {
      const needed = byUrn.get(urn);
      if (needed !== undefined) place(needed);
    }
    ordered.push(state);
  };
  for (const state of resources) place(state);
  return ordered;
}
