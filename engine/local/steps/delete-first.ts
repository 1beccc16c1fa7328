import { mapProperties, unknown } from "../../wire/value.ts";
import { changesOf, forcesReplacement } from "../hosts/diff.ts";
import { dependencyOrder } from "../state/dependency-order.ts";
import { dependenciesOf, providerOf, type ResourceState } from "../state/resource-state.ts";
import { type Deletions, requireUnprotected } from "./deletions.ts";
import { isListed } from "./goal.ts";
import { type RunContext, requirePreviewed } from "./run-context.ts";

/** Deletes objects before their replacement, with the dependents that have to be replaced as well. */
export class DeleteFirst {
  readonly #context: RunContext;
  readonly #deletions: Deletions;
  /** Decisions are sequential: two may have a common dependent. */
  #deciding: Promise<unknown> = Promise.resolve();
  /** Objects that may be deleted, by URN: their declarations wait. */
  readonly #held = new Map<string, Promise<unknown>>();
  /** Objects that any replacement is deleting. */
  readonly #toReplace = new Set<ResourceState>();

  constructor(context: RunContext, deletions: Deletions) {
    this.#context = context;
    this.#deletions = deletions;
  }

  /** Resolves once no replacement can delete the URN's object any more. */
  async settled(urn: string): Promise<void> {
    for (let held = this.#held.get(urn); held !== undefined; held = this.#held.get(urn)) await held;
  }

  /** Deletes `root` and its dependents; refuses it before anything is deleted where one of them is protected. */
  async run(root: ResourceState): Promise<void> {
    const decision = this.#deciding.then(() => this.#decide(root));
    this.#deciding = decision.catch(() => undefined);
    const { toReplace, release } = await decision;
    const { store } = this.#context;
    try {
      // The entry stays until the object is created again: others refer to it, and the next run has to know.
      await this.#deletions.run(
        toReplace,
        (state) => store.put({ ...state, pendingReplacement: true }),
        () => false,
      );
    } finally {
      release();
    }
  }

  async #decide(root: ResourceState): Promise<{ toReplace: ResourceState[]; release: () => void }> {
    const candidates = this.#dependents(root);
    const release = this.#hold(candidates.map((state) => state.urn));
    try {
      const toReplace = await this.#dependentReplacements(root, candidates);
      requireUnprotected(toReplace);
      for (const state of toReplace) requirePreviewed(this.#context, "replace", state.urn);
      for (const state of toReplace) this.#toReplace.add(state);
      return { toReplace, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Makes declarations wait until the returned function is called, and for earlier holds. */
  #hold(urns: string[]): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    const holds = new Map(urns.map((urn) => [urn, Promise.all([this.#held.get(urn), promise])]));
    for (const [urn, hold] of holds) this.#held.set(urn, hold);
    return () => {
      for (const [urn, hold] of holds) if (this.#held.get(urn) === hold) this.#held.delete(urn);
      resolve();
    };
  }

  /** Direct and indirect dependents of `root`, without those already declared: they would have waited for `root`. */
  #dependents(root: ResourceState): ResourceState[] {
    const { store, declared } = this.#context;
    const found = new Set([root.urn]);
    const dependents: ResourceState[] = [];
    for (const state of dependencyOrder([...store.resources.values()])) {
      if (state.urn === root.urn || declared.has(state.urn) || state.pendingReplacement === true) continue;
      if (![...dependenciesOf(state)].some((urn) => found.has(urn))) continue;
      found.add(state.urn);
      dependents.push(state);
    }
    return dependents;
  }

  async #dependentReplacements(root: ResourceState, candidates: readonly ResourceState[]): Promise<ResourceState[]> {
    const toReplace = [root];
    const urns = new Set([root.urn]);
    for (const state of candidates) {
      const isBeingReplaced = this.#toReplace.has(state);
      if (!isBeingReplaced && !(await this.#isReplacedWith(state, urns))) continue;
      urns.add(state.urn);
      if (!isBeingReplaced) toReplace.push(state);
    }
    return toReplace;
  }

  /** Whether a resource has to be replaced with those that its inputs come from; its provider decides. */
  async #isReplacedWith(state: ResourceState, toReplace: ReadonlySet<string>): Promise<boolean> {
    if (!state.custom || state.external === true) return false;
    if (toReplace.has(providerOf(state)?.urn ?? "")) return true;
    if (toReplace.has(state.deletedWith ?? "")) return true;
    let hasInput = false;
    const inputs = mapProperties(state.inputs, (value, key) => {
      if (!state.propertyDependencies?.[key]?.some((urn) => toReplace.has(urn))) return value;
      hasInput = true;
      return unknown;
    });
    if (!hasInput) return false;
    const provider = await this.#context.providers.of(state);
    const diff = await provider.diff(state, inputs, state.ignoreChanges ?? []);
    const paths = changesOf(diff, state.inputs, inputs).map(({ path }) => path);
    return forcesReplacement(diff) || paths.some((path) => isListed(path, state.replaceOnChanges ?? []));
  }
}
