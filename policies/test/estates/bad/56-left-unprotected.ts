import { edited, setting } from "../../edited-estate.ts";
import { soundEstate } from "../sound-estate.ts";

/** A shop that was to be closed, and was not. Broken: practice 66 */
export const { declaration, stacks } = edited(soundEstate, [setting({ unprotected: "the shop closes in spring" })]);

export const expects = "The service is unprotected for good: any change may delete its database.";
