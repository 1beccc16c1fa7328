import type { Definition, Prior } from "../define/definition.ts";

interface Recorded {
  readonly definition: Definition;
  readonly prior: Prior<Record<string, unknown>, Record<string, unknown>>;
}

/** The state as this run has read it, by URN: for undeclared resources there is no other call before the delete. */
export class Removals {
  readonly #recorded = new Map<string, Recorded>();

  /** `prior` is absent when the object is gone. */
  read(urn: string, definition: Definition, prior: Recorded["prior"] | undefined): void {
    if (prior === undefined) this.#recorded.delete(urn);
    else this.#recorded.set(urn, { definition, prior });
  }

  within(scope: string): [urn: string, recorded: Recorded][] {
    return [...this.#recorded].filter(([urn]) => qualifiedTypeOf(urn).startsWith(scope));
  }
}

/** `tandem:index:Estate$heroku:index/app:App` of a URN. */
export const qualifiedTypeOf = (urn: string): string => urn.split("::")[2] ?? "";
