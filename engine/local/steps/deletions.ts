import { nameOf, providedPackage } from "../../wire/urn.ts";
import { valueDigests } from "../../wire/value-digests.ts";
import { dependencyOrder } from "../state/dependency-order.ts";
import { isManaged, neededUrns, type ResourceState } from "../state/resource-state.ts";
import { withPendingOperation } from "./pending-operation.ts";
import type { RunContext } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** What becomes of a resource's entry once its object is gone. */
export type Forget = (state: ResourceState) => void;

/** Deletes objects, dependents before what they need, as many at once as the run allows. */
export class Deletions {
  readonly #context: RunContext;
  readonly #under = new Map<ResourceState, Promise<void>>();
  /** The deletions that one must wait for, by the URN that those objects need. */
  readonly #dependents = new Map<string, Promise<void>[]>();

  constructor(context: RunContext) {
    this.#context = context;
  }

  /** Deletes them all; the first failure ends the run and is thrown as `RunAborted`. Those `shown` are steps of their own. */
  async run(states: readonly ResourceState[], forget: Forget, shown: (state: ResourceState) => boolean): Promise<void> {
    const urns = new Set(states.map((state) => state.urn));
    for (const state of dependencyOrder(states).reverse()) {
      const dependents = this.#dependents.get(state.urn) ?? [];
      const deleting = this.#after([...dependents], () => this.#one(state, urns, forget, shown(state)));
      deleting.catch(() => undefined);
      this.#under.set(state, deleting);
      for (const urn of neededUrns(state)) {
        const others = this.#dependents.get(urn);
        if (others === undefined) this.#dependents.set(urn, [deleting]);
        else others.push(deleting);
      }
    }
    const ends = await Promise.allSettled(states.map((state) => this.#under.get(state)));
    const failed = ends.find((end) => end.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  async #after(dependents: Promise<void>[], action: () => Promise<void>): Promise<void> {
    await Promise.all(dependents);
    await action();
  }

  #one(state: ResourceState, together: ReadonlySet<string>, forget: Forget, shown: boolean): Promise<void> {
    const { preview, log } = this.#context;
    const step = stepOf(state.urn, "delete", [], this.#context.store.simulated.get(state.urn) === state);
    const hidden = !shown || state.external === true || isDefaultProvider(state);
    if (preview || !this.#hasObject(state, together)) {
      log.throwIfAborted();
      forget(state);
      if (!hidden)
        log.record({ ...step, digests: valueDigests("delete", [], { before: state.inputs, after: undefined }) });
      return this.#context.store.save();
    }
    return this.#deleteObject(state, forget, !hidden);
  }

  /** Whether there is something that only the provider can delete, and should. */
  #hasObject(state: ResourceState, together: ReadonlySet<string>): boolean {
    const { store } = this.#context;
    const isLeft = state.pendingReplacement === true || state.retainOnDelete === true;
    const goesAlong = state.deletedWith !== undefined && together.has(state.deletedWith);
    return isManaged(state) && !isLeft && !goesAlong && store.simulated.get(state.urn) !== state;
  }

  async #deleteObject(state: ResourceState, forget: Forget, shown: boolean): Promise<void> {
    const step = stepOf(state.urn, "delete");
    const provider = await this.#context.providers.of(state).catch((error: unknown) => {
      throw this.#context.log.fail(step, error);
    });
    await withPendingOperation(this.#context, {
      step,
      shown,
      type: "deleting",
      resource: state,
      act: async () => {
        await provider.delete(state);
        forget(state);
      },
    });
  }
}

/** Refuses to delete what is protected, with the way out. */
export function requireUnprotected(states: readonly ResourceState[]): void {
  const names = states.filter((state) => state.protect === true).map((state) => nameOf(state.urn));
  if (names.length === 0) return;
  throw new Error(
    `expected nothing protected to be deleted or replaced, got ${names.join(", ")}; nothing was deleted: if it may go, lift its protection first (in index.ts: unprotected, with the reason; docs/removing.md) and run up`,
  );
}

function isDefaultProvider(state: ResourceState): boolean {
  return providedPackage(state.type) !== undefined && /^default(_|$)/.test(nameOf(state.urn));
}
