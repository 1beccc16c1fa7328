import { findDynoSize } from "../../catalogue/dyno-sizes.ts";
import type { AppRow } from "../../rows.ts";
import type { World } from "../../world.ts";
import type { State } from "../state.ts";

/** A process type and its dynos. Its command is left out: people write values into commands. */
export interface DynoFacts {
  readonly type: string;
  readonly size: string;
  readonly quantity: number;
  /** A month. */
  readonly cents: number;
  readonly state: State;
}

/** Process types of an app. Dynos run no code here, so those that are asked for are up. */
export function dynosOf({ store }: World, { id }: AppRow): DynoFacts[] {
  return store.formations.where("app", id).map(({ type, size, quantity }) => {
    const state: State = quantity === 0 ? { tone: "plain", word: "scaled to 0" } : { tone: "good", word: "up" };
    return { type, size, quantity, cents: quantity * (findDynoSize(size)?.cents ?? 0), state };
  });
}
