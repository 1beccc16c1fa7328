import type { NotVisible } from "../client/not-visible.ts";
import type { Definition, ReadRequest } from "../define/definition.ts";
import { holderPath } from "../define/owner.ts";

type Values = Record<string, unknown>;

/** The resources of the state by their path and owner, as far as the calls of this run show. */
export class RecordedPlaces {
  readonly #all = new Set<string>();
  readonly #at = new Map<string, Set<string>>();

  /** Records that the state has this object. Parts have no path: they belong to their owner. */
  note({ addresses }: Definition, urn: string, { id, inputs, outputs }: ReadRequest<Values, Values>): void {
    if (inputs === undefined) return;
    this.#all.add(urn);
    if (addresses === undefined) return;
    for (const at of [...addresses(id, inputs), holderPath({ ...inputs, ...outputs })]) {
      if (at === undefined) continue;
      const urns = this.#at.get(at) ?? new Set();
      this.#at.set(at, urns.add(urn));
    }
  }

  /**
   * URNs of what the state has in an object that the key cannot see; none where Heroku lists it: then it is there. `urn` is the resource
   * that was asked about.
   */
  recordedIn({ at, data }: NotVisible, urn: string): readonly string[] {
    if (data.listedAs !== undefined) return [];
    return [...(this.#at.get(at) ?? (this.#all.has(urn) ? [urn] : []))];
  }
}
