/** Responses that are held back, each under a name, until they are released. */
export class Holds {
  readonly #held = new Map<string, (() => void)[]>();
  #watchers: { readonly name: string; readonly count: number; met(): void }[] = [];

  /** Ends when what is held under that name is let go. */
  wait(name: string): Promise<void> {
    return new Promise((resolve) => {
      this.#held.set(name, [...(this.#held.get(name) ?? []), resolve]);
      const met = this.#watchers.filter((watcher) => watcher.name === name && watcher.count <= this.count(name));
      this.#watchers = this.#watchers.filter((watcher) => !met.includes(watcher));
      for (const watcher of met) watcher.met();
    });
  }

  /** How many are held under a name. */
  count(name: string): number {
    return this.#held.get(name)?.length ?? 0;
  }

  /** Ends as soon as so many are held under a name. */
  reached(name: string, count: number): Promise<void> {
    if (this.count(name) >= count) return Promise.resolve();
    return new Promise((resolve) => this.#watchers.push({ name, count, met: resolve }));
  }

  /** Lets go of what is held under a name now, in the order in which it came; says how many these were. */
  release(name: string): number {
    const held = this.#held.get(name) ?? [];
    this.#held.delete(name);
    for (const go of held) go();
    return held.length;
  }

  /** Lets go of everything that is held now. */
  releaseAll(): void {
    for (const name of [...this.#held.keys()]) this.release(name);
  }
}
