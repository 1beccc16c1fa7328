import { dependenciesOf, type PendingOperation, type ResourceState, unlessSame } from "./resource-state.ts";

/** The state of one stack while a run changes it. */
export class StateStore {
  /** By URN, in the order of registration. */
  readonly resources = new Map<string, ResourceState>();
  /** Replaced resources that are still to be deleted. */
  readonly toDelete = new Set<ResourceState>();
  /** Simulated resources, by URN. They are never part of the deployment. */
  readonly simulated = new Map<string, ResourceState>();
  readonly pending = new Set<PendingOperation>();
  /** The URNs before a rename, by the current URN. */
  readonly formerUrns = new Map<string, string>();
  #save: () => Promise<void> = () => Promise.resolve();

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

  /** Makes {@link save} write. Without it, as in a preview, the store is only in memory. */
  saveWith(save: () => Promise<void>): void {
    this.#save = save;
  }

  /** A copy that is only in memory. */
  copy(): StateStore {
    return new StateStore([...this.resources.values(), ...this.toDelete], this.pending, this.simulated.values());
  }

  /** Takes over the content of a copy of this store. */
  replaceWith(other: StateStore): void {
    for (const table of ["resources", "simulated"] as const) {
      this[table].clear();
      for (const [urn, state] of other[table]) this[table].set(urn, state);
    }
    replaceAll(this.toDelete, other.toDelete);
    replaceAll(this.pending, other.pending);
  }

  save(): Promise<void> {
    return this.#save();
  }

  /** The URN's current state. */
  get(urn: string): ResourceState | undefined {
    return this.resources.get(urn) ?? this.simulated.get(urn);
  }

  /** Whether a copy of this store is unchanged. */
  equals(other: StateStore): boolean {
    const isSame = (mine: ReadonlyMap<string, ResourceState>, theirs: ReadonlyMap<string, ResourceState>): boolean =>
      mine.size === theirs.size && [...mine].every(([urn, state]) => theirs.get(urn) === state);
    const unfinished = this.toDelete.size + other.toDelete.size + this.pending.size + other.pending.size;
    return unfinished === 0 && isSame(this.resources, other.resources) && isSame(this.simulated, other.simulated);
  }

  /** Records a resource in memory; {@link save} writes it. */
  put(state: ResourceState): void {
    this.resources.set(state.urn, unlessSame(state, this.resources.get(state.urn)));
    this.simulated.delete(state.urn);
  }

  /** Records a simulated resource. */
  putSimulated(state: ResourceState): void {
    this.simulated.set(state.urn, unlessSame(state, this.simulated.get(state.urn)));
  }

  /** Removes a resource, which may be one of {@link toDelete}. */
  drop(state: ResourceState): void {
    this.toDelete.delete(state);
    for (const table of [this.resources, this.simulated]) if (table.get(state.urn) === state) table.delete(state.urn);
  }

  /** Records a replaced resource for its deletion at the end. */
  markForDeletion(state: ResourceState): void {
    this.toDelete.add({ ...state, delete: true });
  }

  /** Changes a resource's URN, and all references to it. */
  rename(from: string, to: string): void {
    this.formerUrns.set(to, from);
    const renamed = (state: ResourceState): ResourceState => withUrn(state, from, to);
    for (const table of [this.resources, this.simulated]) {
      const states = [...table.values()].map(renamed);
      table.clear();
      for (const state of states) table.set(state.urn, state);
    }
    replaceAll(this.toDelete, [...this.toDelete].map(renamed));
  }

  /** Records and saves a pending operation. Returns a function that removes it. */
  async beginOperation(type: PendingOperation["type"], resource: ResourceState): Promise<() => void> {
    const operation: PendingOperation = { type, resource };
    this.pending.add(operation);
    await this.save();
    return () => this.pending.delete(operation);
  }

  /** The resources of the deployment's file, without references to others. */
  forDeployment(): ResourceState[] {
    const all = [...this.resources.values(), ...this.toDelete];
    const present = new Set(all.map((state) => state.urn));
    return all.map((state) => withoutMissing(state, present));
  }
}

function replaceAll<T>(set: Set<T>, items: Iterable<T>): void {
  set.clear();
  for (const item of items) set.add(item);
}

function withUrn(state: ResourceState, from: string, to: string): ResourceState {
  if (state.urn !== from && !dependenciesOf(state).has(from)) return state;
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

/** `pulumi stack import` refuses references to resources that are not in the deployment. */
function withoutMissing(state: ResourceState, present: ReadonlySet<string>): ResourceState {
  const isPresent = (urn: string): boolean => present.has(urn);
  if ([...dependenciesOf(state)].every(isPresent)) return state;
  return {
    ...state,
    parent: state.parent && isPresent(state.parent) ? state.parent : undefined,
    deletedWith: state.deletedWith && isPresent(state.deletedWith) ? state.deletedWith : undefined,
    dependencies: state.dependencies?.filter(isPresent),
    propertyDependencies: mapLists(state.propertyDependencies, (urns) => urns.filter(isPresent)),
  };
}

type Lists = ResourceState["propertyDependencies"];

function mapLists(lists: Lists, change: (urns: readonly string[]) => string[]): Lists {
  return lists && Object.fromEntries(Object.entries(lists).map(([key, urns]) => [key, change(urns ?? [])]));
}
