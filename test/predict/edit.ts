import type { Chance } from "./chance.ts";
import type { ServiceModel } from "./estate-model.ts";

/** Edits one service as a person would, and says how. */
export type Edit = (service: ServiceModel, chance: Chance) => string;
