import { failureText } from "../../../sdks/heroku/client/failure-text.ts";
import { getOrCreate } from "../../../sdks/heroku/client/get-or-create.ts";
import { lineWith } from "../../../sdks/heroku/client/notice.ts";
import { errorMessage } from "../../problem.ts";
import { isDefaultProvider, nameOf } from "../../wire/urn.ts";
import { valueDigests } from "../../wire/value-digests.ts";
import { dependencyOrder } from "../state/dependency-order.ts";
import { dependenciesOf, isManaged, type ResourceState } from "../state/resource-state.ts";
import { withPendingOperation } from "./pending-operation.ts";
import { type RunContext, requirePreviewed } from "./run-context.ts";
import { RunAborted, stepOf } from "./step-log.ts";

/** Updates the state once a resource's object is deleted. */
type Forget = (state: ResourceState) => void;

/** Deletes objects, dependents before their dependencies, within the run's limit. */
export class Deletions {
  readonly #context: RunContext;
  readonly #running = new Map<ResourceState, Promise<void>>();
  /** The deletions of dependents, by the URN of the dependency: it is deleted after them. */
  readonly #dependents = new Map<string, Promise<void>[]>();

  constructor(context: RunContext) {
    this.#context = context;
  }

  /** Deletes all; the first failure ends the run with `RunAborted`. Those `shown` are recorded as steps. */
  async run(states: readonly ResourceState[], forget: Forget, shown: (state: ResourceState) => boolean): Promise<void> {
    const urns = new Set(states.map((state) => state.urn));
    for (const state of dependencyOrder(states).reverse()) {
      const dependents = this.#dependents.get(state.urn) ?? [];
      const deleting = this.#after([...dependents], () => this.#one(state, urns, forget, shown(state)));
      deleting.catch(() => undefined);
      this.#running.set(state, deleting);
      for (const urn of dependenciesOf(state)) getOrCreate(this.#dependents, urn, () => []).push(deleting);
    }
    const ends = await Promise.allSettled(states.map((state) => this.#running.get(state)));
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
    const hidden = !shown || state.external === true || isDefaultProvider(state.urn);
    if (preview || !this.#hasObject(state, together)) {
      log.throwIfAborted();
      forget(state);
      if (!hidden)
        log.record({ ...step, digests: valueDigests("delete", [], { before: state.inputs, after: undefined }) });
      return this.#context.store.save();
    }
    return this.#deleteObject(state, forget, !hidden);
  }

  /** Whether the provider has to delete an object. */
  #hasObject(state: ResourceState, together: ReadonlySet<string>): boolean {
    const { store } = this.#context;
    const isKept = state.pendingReplacement === true || state.retainOnDelete === true;
    const isDeletedWith = state.deletedWith !== undefined && together.has(state.deletedWith);
    return isManaged(state) && !isKept && !isDeletedWith && store.simulated.get(state.urn) !== state;
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

/** Refuses to delete protected resources, and says how to unprotect them. */
export function requireUnprotected(states: readonly ResourceState[]): void {
  const names = states.filter((state) => state.protect === true).map((state) => nameOf(state.urn));
  if (names.length === 0) return;
  const failure = { code: "protected", names } as const;
  throw new Error(lineWith(failureText(failure), failure));
}

/**
 * Deletes what the program no longer declares, and replaced objects. Call it only after the program has ended well. `leftover` was
 * to be deleted before this run.
 */
export async function deleteUndeclared(
  context: RunContext,
  deletions: Deletions,
  leftover: ReadonlySet<ResourceState>,
): Promise<void> {
  const { store, declared, log } = context;
  const undeclared = [...store.resources.values(), ...store.simulated.values()].filter(
    (state) => !declared.has(state.urn),
  );
  try {
    requireUnprotected(undeclared);
    for (const state of undeclared.filter(isManaged)) requirePreviewed(context, "delete", state.urn);
  } catch (error) {
    log.error(errorMessage(error));
    log.abort();
    throw new RunAborted();
  }
  // The deletion of a predecessor is part of its replacement.
  const isShown = (state: ResourceState): boolean => state.delete !== true || leftover.has(state);
  await deletions.run([...undeclared, ...store.toDelete], (state) => store.drop(state), isShown);
}
