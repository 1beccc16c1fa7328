/** Anything that is kept. Rows are never changed in place: a change puts a new one. */
export interface Row {
  readonly id: string;
}

/** A row with its times, in milliseconds since 1970, UTC. */
export interface Stamped extends Row {
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** One row's life in a transaction: what stood there before, and what stands there now. */
export interface Change<T extends Row = Row> {
  readonly collection: string;
  readonly id: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
  /** The row's place in the order of the collection. */
  readonly place: number;
}

/** A key for each index of a collection; rows whose key is null are left out of it. */
export type Indexes<T> = Readonly<Record<string, (row: T) => string | null>>;

/** A table held in memory, with look-up by id and by each of its indexes in constant time. */
export class Collection<T extends Row> {
  readonly name: string;
  readonly #rows = new Map<string, T>();
  /** Of each row, by id, its place in the order in which rows came. */
  readonly #places = new Map<string, number>();
  #nextPlace = 0;
  readonly #indexes: Map<string, { key: (row: T) => string | null; ids: Map<string, Set<string>> }>;
  readonly #changed: (change: Change) => void;

  /** @param changed Called with every change, before it counts as stored. */
  constructor(name: string, indexes: Indexes<T>, changed: (change: Change) => void) {
    this.name = name;
    this.#changed = changed;
    this.#indexes = new Map(Object.entries(indexes).map(([index, key]) => [index, { key, ids: new Map() }]));
  }

  get(id: string): T | undefined {
    return this.#rows.get(id);
  }

  /** Every row, oldest first. */
  all(): T[] {
    return [...this.#rows.values()];
  }

  /** Rows with that key, oldest first. */
  where(index: string, key: string): T[] {
    const ids = this.#indexes.get(index)?.ids.get(key);
    return ids ? this.#inOrder([...ids]).flatMap((id) => this.#rows.get(id) ?? []) : [];
  }

  /** The first row with that key. */
  find(index: string, key: string): T | undefined {
    for (const id of this.#indexes.get(index)?.ids.get(key) ?? []) return this.#rows.get(id);
    return undefined;
  }

  /** The row with that id or name, if rows have an index of names. */
  named(identity: string): T | undefined {
    return this.get(identity) ?? this.find("name", identity);
  }

  /** Adds a row or replaces the one with its id; answers it. */
  put(row: T): T {
    const { before, place } = this.#set(row.id, row);
    this.#changed({ collection: this.name, id: row.id, before, after: row, place });
    return row;
  }

  /** Removes a row; nothing happens when there is none. */
  delete(id: string): void {
    const { before, place } = this.#set(id, undefined);
    if (before) this.#changed({ collection: this.name, id, before, after: undefined, place });
  }

  /** Sets a row to what the journal says, without telling anybody. */
  restore(id: string, row: T | undefined): void {
    this.#set(id, row);
  }

  /** Takes a change of this collection back, the last one first: each row stands where it stood. */
  undo({ id, before, after, place }: Change<T>): void {
    this.#set(id, before);
    if (before === undefined || after !== undefined) return;
    this.#places.set(id, place);
    const rows = new Map(this.#rows);
    this.#rows.clear();
    for (const each of this.#inOrder([...rows.keys()])) {
      const row = rows.get(each);
      if (row) this.#rows.set(each, row);
    }
  }

  #set(id: string, row: T | undefined): { before: T | undefined; place: number } {
    const before = this.#rows.get(id);
    const place = this.#places.get(id) ?? this.#nextPlace++;
    this.#index(id, before, row);
    if (row) {
      this.#rows.set(id, row);
      this.#places.set(id, place);
    } else {
      this.#rows.delete(id);
      this.#places.delete(id);
    }
    return { before, place };
  }

  #index(id: string, before: T | undefined, row: T | undefined): void {
    for (const { key, ids } of this.#indexes.values()) {
      const old = before ? key(before) : null;
      const next = row ? key(row) : null;
      if (old !== null && old !== next) forget(ids, old, id);
      if (next !== null) remember(ids, next, id);
    }
  }

  /** A row whose key of an index has changed comes last there, whenever it came. */
  #inOrder(ids: string[]): string[] {
    const placeOf = (id: string) => this.#places.get(id) ?? 0;
    const isInOrder = ids.every((id, index) => index === 0 || placeOf(ids[index - 1] ?? id) < placeOf(id));
    return isInOrder ? ids : ids.sort((a, b) => placeOf(a) - placeOf(b));
  }
}

function remember(ids: Map<string, Set<string>>, key: string, id: string): void {
  const found = ids.get(key);
  if (found) found.add(id);
  else ids.set(key, new Set([id]));
}

function forget(ids: Map<string, Set<string>>, key: string, id: string): void {
  const found = ids.get(key);
  found?.delete(id);
  if (found?.size === 0) ids.delete(key);
}
