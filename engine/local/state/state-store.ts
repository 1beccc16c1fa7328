import { neededUrns, type PendingOperation, type ResourceState, unlessSame } from "./resource-state.ts";

/** Puts what a store holds where it outlives the process. Resolves once it is there. */
export type Save = () => Promise<void>;

/** The state of one stack while a run changes it. */
export class StateStore {
  /** By URN, in the order of registration. */
  readonly resources = new Map<string, ResourceState>();
  /** Replaced resources that wait for their deletion. */
  readonly toDelete = new Set<ResourceState>();
  /** Resources without a provider here, by URN. They are never part of the deployment. */
  readonly simulated = new Map<string, ResourceState>();
  readonly pending = new Set<PendingOperation>();
  /** What resources were called before this store renamed them, by their present URN. */
  readonly formerUrns = new Map<string, string>();
  #save: Save = () => Promise.resolve();

  constructor(
    resources: Iterable<ResourceState>,
    pending: Iterable<PendingOperation> = [],
    simulated: Iterable<ResourceState> = [],
  ) {
    for (const state of resources) {
      if (state.delete === true) this.toDelete.add(state);
      else this.resources.set(state.urn, state);
    }
    for (const operation of pending) this.pending.add(operation);
    for (const state of simulated) this.simulated.set(state.urn, state);
  }

  /** From here on, `save` writes. A store without it (a preview's) is only thought. */
  savedBy(save: Save): void {
    this.#save = save;
  }

  /** A store of the same content that nothing writes. */
  copy(): StateStore {
    return new StateStore([...this.resources.values(), ...this.toDelete], this.pending, this.simulated.values());
  }

  /** Takes what another store holds, which came from this one. */
  become(other: StateStore): void {
    for (const table of ["resources", "simulated"] as const) {
      this[table].clear();
      for (const [urn, state] of other[table]) this[table].set(urn, state);
    }
    this.toDelete.clear();
    for (const state of other.toDelete) this.toDelete.add(state);
    this.pending.clear();
    for (const operation of other.pending) this.pending.add(operation);
  }

  save(): Promise<void> {
    return this.#save();
  }

  /** What the URN's resource was, or is by now. */
  get(urn: string): ResourceState | undefined {
    return this.resources.get(urn) ?? this.simulated.get(urn);
  }

  /** Whether another store says the same, having come from this one. */
  equals(other: StateStore): boolean {
    const isSame = (mine: ReadonlyMap<string, ResourceState>, theirs: ReadonlyMap<string, ResourceState>): boolean =>
      mine.size === theirs.size && [...mine].every(([urn, state]) => theirs.get(urn) === state);
    const waits = this.toDelete.size + other.toDelete.size + this.pending.size + other.pending.size;
    return waits === 0 && isSame(this.resources, other.resources) && isSame(this.simulated, other.simulated);
  }

  /** Records a resource. The answer that depends on it waits for {@link save}. */
  put(state: ResourceState): void {
    this.resources.set(state.urn, unlessSame(state, this.resources.get(state.urn)));
    this.simulated.delete(state.urn);
  }

  /** Records a resource that is only shown. */
  putSimulated(state: ResourceState): void {
    this.simulated.set(state.urn, unlessSame(state, this.simulated.get(state.urn)));
  }

  /** Forgets a resource, which may be a toDelete one. */
  drop(state: ResourceState): void {
    this.toDelete.delete(state);
    for (const table of [this.resources, this.simulated]) if (table.get(state.urn) === state) table.delete(state.urn);
  }

  /** Keeps a replaced resource for its deletion at the end. */
  markForDeletion(state: ResourceState): void {
    this.toDelete.add({ ...state, delete: true });
  }

  /** Gives a resource another URN, and everything that names it too. */
  rename(from: string, to: string): void {
    this.formerUrns.set(to, from);
    const renamed = (state: ResourceState): ResourceState => withUrn(state, from, to);
    for (const table of [this.resources, this.simulated]) {
      const states = [...table.values()].map(renamed);
      table.clear();
      for (const state of states) table.set(state.urn, state);
    }
    const toDelete = [...this.toDelete].map(renamed);
    this.toDelete.clear();
    for (const state of toDelete) this.toDelete.add(state);
  }

  /** Notes that something is begun, and saves. The function it gives notes the end. */
  async begin(type: PendingOperation["type"], resource: ResourceState): Promise<() => void> {
    const operation: PendingOperation = { type, resource };
    this.pending.add(operation);
    await this.save();
    return () => this.pending.delete(operation);
  }

  /** Everything for the deployment's file, without names of what is not in it. */
  written(): ResourceState[] {
    const all = [...this.resources.values(), ...this.toDelete];
    const there = new Set(all.map((state) => state.urn));
    return all.map((state) => withoutMissing(state, there));
  }
}

function withUrn(state: ResourceState, from: string, to: string): ResourceState {
  if (state.urn !== from && !neededUrns(state).has(from)) return state;
  const rename = (urn: string): string => (urn === from ? to : urn);
  const prefix = `${from}::`;
  const provider = state.provider?.startsWith(prefix)
    ? `${to}::${state.provider.slice(prefix.length)}`
    : state.provider;
  return {
    ...state,
    urn: rename(state.urn),
    provider,
    parent: state.parent && rename(state.parent),
    deletedWith: state.deletedWith && rename(state.deletedWith),
    dependencies: state.dependencies?.map(rename),
    propertyDependencies: mapLists(state.propertyDependencies, (urns) => urns.map(rename)),
  };
}

/** An imported deployment may not name resources that it does not hold. */
function withoutMissing(state: ResourceState, there: ReadonlySet<string>): ResourceState {
  const isThere = (urn: string): boolean => there.has(urn);
  if ([...neededUrns(state)].every(isThere)) return state;
  return {
    ...state,
    parent: state.parent && isThere(state.parent) ? state.parent : undefined,
    deletedWith: state.deletedWith && isThere(state.deletedWith) ? state.deletedWith : undefined,
    dependencies: state.dependencies?.filter(isThere),
    propertyDependencies: mapLists(state.propertyDependencies, (urns) => urns.filter(isThere)),
  };
}

type Lists = ResourceState["propertyDependencies"];

function mapLists(lists: Lists, change: (urns: readonly string[]) => string[]): Lists {
  return lists && Object.fromEntries(Object.entries(lists).map(([key, urns]) => [key, change(urns ?? [])]));
}
