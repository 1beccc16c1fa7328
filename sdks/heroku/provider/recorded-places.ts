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
   * The end of an error of `urn`: how to continue without objects that the key cannot see; empty where none of them is in the state, and
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

/** Quoted for a shell: URNs contain `$`. */
const quoted = (urn: string): string => `'${urn.replaceAll("'", "'\\''")}'`;
