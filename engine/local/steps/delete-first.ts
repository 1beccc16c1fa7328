import { mapProperties, unknown } from "../../wire/wire.ts";
import { changesOf, forcesReplacement } from "../hosts/diff.ts";
import { dependencyOrder } from "../state/dependency-order.ts";
import { neededUrns, providerOf, type ResourceState } from "../state/resource-state.ts";
import type { Deletions } from "./deletions.ts";
import { requireUnprotected } from "./deletions.ts";
import { isListed } from "./goal.ts";
import { type RunContext, requirePreviewed } from "./run-context.ts";

/** Deletes objects that are about to be made anew, with the dependents that cannot outlive them. */
export class DeleteFirst {
  readonly #context: RunContext;
  readonly #deletions: Deletions;
  /** Decisions come one after the other: two may meet in a common dependent. */
  #deciding: Promise<unknown> = Promise.resolve();
  /** What may be about to be deleted, by URN: its own declaration waits. */
  readonly #held = new Map<string, Promise<unknown>>();
  /** What is being deleted, for whichever of them. */
  readonly #toReplace = new Set<ResourceState>();

  constructor(context: RunContext, deletions: Deletions) {
    this.#context = context;
    this.#deletions = deletions;
  }

  /** Resolves once no replacement may still delete the URN's object. */
  async settled(urn: string): Promise<void> {
    for (let held = this.#held.get(urn); held !== undefined; held = this.#held.get(urn)) await held;
  }

  /** Deletes `root` and its dependents; what is protected among them refuses it, before anything is deleted. */
  async run(root: ResourceState): Promise<void> {
    const decision = this.#deciding.then(() => this.#decide(root));
    this.#deciding = decision.catch(() => undefined);
    const { toReplace, release } = await decision;
    const { store } = this.#context;
    try {
      // The entry stays until the object is made again: others name it, and the next run must know.
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

  /** Makes declarations wait until the function it gives is called, and for whoever held them before. */
  #hold(urns: string[]): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    const holds = new Map(urns.map((urn) => [urn, Promise.all([this.#held.get(urn), promise])]));
    for (const [urn, hold] of holds) this.#held.set(urn, hold);
    return () => {
      for (const [urn, hold] of holds) if (this.#held.get(urn) === hold) this.#held.delete(urn);
      resolve();
    };
  }

  /** What needs `root`, directly or not. What the program has declared by now cannot: it would have waited for `root`. */
  #dependents(root: ResourceState): ResourceState[] {
    const { store, declared } = this.#context;
    const reached = new Set([root.urn]);
    const dependents: ResourceState[] = [];
    for (const state of dependencyOrder([...store.resources.values()])) {
      if (state.urn === root.urn || declared.has(state.urn) || state.pendingReplacement === true) continue;
      if (![...neededUrns(state)].some((urn) => reached.has(urn))) continue;
      reached.add(state.urn);
      dependents.push(state);
    }
    return dependents;
  }

  async #dependentReplacements(root: ResourceState, candidates: readonly ResourceState[]): Promise<ResourceState[]> {
    const toReplace = [root];
    const urns = new Set([root.urn]);
    for (const state of candidates) {
      const isBeingReplaced = this.#toReplace.has(state);
      if (!isBeingReplaced && !(await this.#fallsWith(state, urns))) continue;
      urns.add(state.urn);
      if (!isBeingReplaced) toReplace.push(state);
    }
    return toReplace;
  }

  /** Whether a resource must be made anew when those it takes inputs from are: its provider is asked. */
  async #fallsWith(state: ResourceState, toReplace: ReadonlySet<string>): Promise<boolean> {
    if (!state.custom || state.external === true) return false;
    if (toReplace.has(providerOf(state)?.urn ?? "")) return true;
    if (toReplace.has(state.deletedWith ?? "")) return true;
    let reaches = false;
    const inputs = mapProperties(state.inputs, (value, key) => {
      if (!state.propertyDependencies?.[key]?.some((urn) => toReplace.has(urn))) return value;
      reaches = true;
      return unknown;
    });
    if (!reaches) return false;
    const provider = await this.#context.providers.of(state);
    const diff = await provider.diff(state, inputs, state.ignoreChanges ?? []);
    const paths = changesOf(diff, state.inputs, inputs).map(({ path }) => path);
    return forcesReplacement(diff) || paths.some((path) => isListed(path, state.replaceOnChanges ?? []));
  }
}
