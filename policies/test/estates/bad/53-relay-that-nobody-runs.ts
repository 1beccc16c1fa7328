import { edited, withRelay } from "../../edited-estate.ts";
import { soundEstate } from "../sound-estate.ts";

/** A shop whose release notices go to a deleted app. Broken: practice 39, https://devcenter.heroku.com/articles/app-webhooks */
export const { declaration, stacks } = edited(soundEstate, [withRelay("https://shop-relay.herokuapp.com/heroku")]);

export const expects =
  "The relay is at an address of Heroku's that no service of the estate has: no release notice arrives.";
