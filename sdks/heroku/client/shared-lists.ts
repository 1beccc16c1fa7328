import { mayHaveSucceeded } from "./may-have-succeeded.ts";

/** A list's rows as Heroku gave them, by their `id`; a row without one is kept under a key of its own. */
export type Rows = ReadonlyMap<string | symbol, unknown>;

/** Milliseconds after which a cached list expires, so that a long run does not use old data. */
export const OLDEST_LIST_MS = 60_000;

interface List {
  readonly rows: Promise<Rows>;
  readonly begunAt: number;
  isPending: boolean;
}

/**
 * Lists that reads share. One may answer a read only if no write was under way or ended since the list was begun: so each
 * write ends the use of every list both when it begins and when it ends. Who joined before goes on with what it gets.
 * A write of unknown outcome may still arrive: for a while after it no list that is complete answers anybody.
 */
export class SharedLists {
  readonly #lists = new Map<string, List>();
  #unsettledUntil = Number.NEGATIVE_INFINITY;

  /** The list at `address`: one under way, one begun at most `oldestMs` ago, or else a new one, which `begin` reads. */
  read(address: string, oldestMs: number, begin: () => Promise<Rows>): Promise<Rows> {
    this.#dropOld();
    const known = this.#lists.get(address);
    const settled = performance.now() >= this.#unsettledUntil;
    if (known !== undefined && (known.isPending || (settled && age(known) < oldestMs))) return known.rows;
    return this.#begin(address, begin);
  }

  /** Makes a write. */
  async write<T>(send: () => Promise<T>): Promise<T> {
    this.#lists.clear();
    try {
      return await send();
    } catch (error) {
      if (mayHaveSucceeded(error)) this.#unsettledUntil = performance.now() + OLDEST_LIST_MS;
      throw error;
    } finally {
      // A list begun meanwhile may have been read before the write was done.
      this.#lists.clear();
    }
  }

  #begin(address: string, begin: () => Promise<Rows>): Promise<Rows> {
    const list: List = { rows: begin(), begunAt: performance.now(), isPending: true };
    this.#lists.set(address, list);
    list.rows.then(
      () => {
        list.isPending = false;
      },
      () => {
        if (this.#lists.get(address) === list) this.#lists.delete(address);
      },
    );
    return list.rows;
  }

  #dropOld(): void {
    for (const [address, list] of this.#lists) {
      if (age(list) >= OLDEST_LIST_MS) this.#lists.delete(address);
    }
  }
}

const age = ({ begunAt }: List): number => performance.now() - begunAt;
