import { edited, inEnvironments } from "../../edited-estate.ts";
import { soundEstate } from "../sound-estate.ts";

/** A shop that began with production, and never had another environment. Broken: practice 120, https://12factor.net/dev-prod-parity */
export const { declaration, stacks } = edited(soundEstate, [inEnvironments("production")]);

export const expects = "There is no environment before production: whatever is merged is tried by the visitors.";
