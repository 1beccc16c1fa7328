import type { Definition } from "../define/definition.ts";
import { holdsUnknown } from "./wire.ts";

/** The resource that owns an object: this run has created or found it, or the program still declares it. */
export interface Holder {
  readonly urn: string;
  readonly since: "create" | "diff";
}

/** The natural keys of an object, as of `Definition.slots`: its delete removes only those. */
export function slotsOf({ slots }: Definition, id: string, inputs: Record<string, unknown>): readonly string[] {
  if (slots === undefined) return [id];
  return holdsUnknown(inputs) ? [] : slots(inputs);
}

/**
 * The resources' objects on Heroku. A delete of an old state never removes an object that this run has taken over or that the program
 * still declares, as after a killed run whose state has one object twice.
 */
export class Holdings {
  readonly #holders = new Map<string, Holder>();

  take(type: string, slots: readonly string[], holder: Holder): void {
    for (const slot of slots) this.#holders.set(`${type}::${slot}`, holder);
  }

  /** The resource is to be replaced or deleted: its declaration no longer counts. */
  release(urn: string): void {
    for (const [slot, holder] of this.#holders) {
      if (holder.urn === urn && holder.since === "diff") this.#holders.delete(slot);
    }
  }

  holder(type: string, slot: string): Holder | undefined {
    return this.#holders.get(`${type}::${slot}`);
  }
}
