import type { Definition } from "../define/definition.ts";
import { holdsUnknown } from "./wire.ts";

/** Who has an object by now, and since when: it was created (or found) by this run, or the program goes on declaring it. */
export interface Holder {
  readonly urn: string;
  readonly since: "create" | "diff";
}

/** What of Heroku an object is, as `Definition.slots` says: that, and nothing else, goes with its delete. */
export function slotsOf({ slots }: Definition, id: string, inputs: Record<string, unknown>): readonly string[] {
  if (slots === undefined) return [id];
  return holdsUnknown(inputs) ? [] : slots(inputs);
}

/**
 * Which resource has what of Heroku. A delete of an old state never removes what a create of this run has taken over, nor what
 * the program goes on declaring: as after a run that was killed between the two, whose state has one object twice.
 */
export class Holdings {
  readonly #holders = new Map<string, Holder>();

  take(type: string, slots: readonly string[], holder: Holder): void {
    for (const slot of slots) this.#holders.set(`${type}::${slot}`, holder);
  }

  /** The resource is to be replaced or deleted, so it no longer holds what it only declared. */
  release(urn: string): void {
    for (const [slot, holder] of this.#holders) {
      if (holder.urn === urn && holder.since === "diff") this.#holders.delete(slot);
    }
  }

  holder(type: string, slot: string): Holder | undefined {
    return this.#holders.get(`${type}::${slot}`);
  }
}
