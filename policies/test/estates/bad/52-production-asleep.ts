import { edited, withKnobs } from "../../edited-estate.ts";
import { soundEstate } from "../sound-estate.ts";

/** A shop whose production is on Eco dynos. Broken: practice 42, https://devcenter.heroku.com/articles/eco-dyno-hours#dyno-sleeping */
export const { declaration, stacks } = edited(soundEstate, [
  withKnobs("production", { processes: { web: { size: "Eco" }, worker: { size: "Eco" } } }),
]);

export const expects = "Production's dynos are Eco ones, which sleep, and stop when the account's hours are used up.";
