import type { NotVisible } from "../client/not-visible.ts";
import type { Definition, ReadRequest } from "../define/definition.ts";
import { holderPath } from "../define/owner.ts";

type Values = Record<string, unknown>;

/** The resources of the state, by where Heroku has them and by whose they are, as far as the calls of this run tell. */
export class RecordedPlaces {
  readonly #all = new Set<string>();
  readonly #at = new Map<string, Set<string>>();

  /** Takes note that the state has this object. Parts are not found by a place: they go with what they are a part of. */
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
   * How to go on without what the key may not see, in the words that end an error of `urn`; empty where nothing of it is in the state, and
   * where Heroku lists it: then it is there. A refresh alone never forgets it, since a lost access looks like a deletion.
   */
  wayOn({ at, isListed }: NotVisible, urn: string): string {
    const own = this.#all.has(urn) ? [urn] : [];
    const urns = [...(this.#at.get(at) ?? own)];
    const [first] = urns;
    if (first === undefined || isListed) return "";
    const [stack = ""] = first.replace(/^urn:pulumi:/, "").split("::", 1);
    return (
      "; or, if it is gone for good, such as with a deleted team, take it out of the state with all that depends on it, and run this again: " +
      `pulumi state delete ${urns.map(quoted).join(" ")} --target-dependents --force --stack ${stack}`
    );
  }
}

/** For a shell: a URN has `$` in it. */
const quoted = (urn: string): string => `'${urn.replaceAll("'", "'\\''")}'`;
