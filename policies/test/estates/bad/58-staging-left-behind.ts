import { fixed } from "../../../../settings/declare.ts";
import { edited, withVar } from "../../edited-estate.ts";
import { soundEstate } from "../sound-estate.ts";

/** A shop in a hurry: production gets what staging never had. Broken: practice 98 */
export const { declaration, stacks } = edited(soundEstate, [withVar("NEW_CHECKOUT", fixed("on"))]);

export const earlier = soundEstate;

export const expects = "NEW_CHECKOUT comes to production, and staging was not brought up with it.";
