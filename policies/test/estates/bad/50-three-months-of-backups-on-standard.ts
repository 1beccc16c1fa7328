import { daily } from "../../../../settings/declare.ts";
import { postgres } from "../../../../settings/vendors.ts";
import { edited, withAddon } from "../../edited-estate.ts";
import { soundEstate } from "../sound-estate.ts";

/** A shop whose bookkeeping needs a quarter of backups. Broken: practice 5, https://devcenter.heroku.com/articles/heroku-postgres-backups#scheduled-backups-retention-limits */
export const { declaration, stacks } = edited(soundEstate, [
  withAddon(
    "postgres",
    postgres({ backup: daily("02:00", "America/New_York", { keepDays: 90, offSite: "the bookkeeper's, each night" }) }),
  ),
]);

export const expects = "The service needs backups of 90 days, and production's plan, standard-0, keeps those of 28.";
