import { forcesReplacement } from "../hosts/diff.ts";
import type { Provider } from "../hosts/provider.ts";
import { providerOf, type ResourceState } from "../state/resource-state.ts";
import type { Goal } from "./goal.ts";
import type { RunContext } from "./run-context.ts";

/** Whether an object is replaced because somebody said so, by its URN or by a mark in the state: no provider is asked. */
export function isTargeted({ replaceTargets }: Pick<RunContext, "replaceTargets">, state: ResourceState): boolean {
  return state.taint === true || replaceTargets.has(state.urn);
}

/**
 * Why an object is replaced whatever its provider says of the difference, as Pulumi's engine decides it and in its order. Of a
 * provider that is another one by now, that one is asked whether its configuration replaces what it manages.
 */
export async function forcedBy(
  context: RunContext,
  { goal, provider, reference }: { goal: Goal; provider: Provider; reference: string },
  old: ResourceState,
): Promise<"id" | "deletedWith" | "provider" | undefined> {
  if (isTargeted(context, old)) return "id";
  const { deletedWith } = goal.options;
  if (deletedWith !== undefined && context.replaced.has(deletedWith)) return "deletedWith";
  const before = providerOf(old);
  if (before === undefined || old.provider === reference) return undefined;
  const after = reference.slice(0, reference.lastIndexOf("::"));
  const inputsOf = (urn: string) => context.store.get(urn)?.inputs ?? {};
  const diff = await provider.diffConfig(after, before.id, inputsOf(before.urn), inputsOf(after));
  return forcesReplacement(diff) ? "provider" : undefined;
}
