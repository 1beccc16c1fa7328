import { noBackup } from "../../../../settings/declare.ts";
import { postgres } from "../../../../settings/vendors.ts";
import { edited, withAddon } from "../../edited-estate.ts";
import { soundEstate } from "../sound-estate.ts";

/** A shop that trusts Heroku to have backups. Broken: practice 5, https://devcenter.heroku.com/articles/heroku-postgres-backups */
export const { declaration, stacks } = edited(soundEstate, [
  withAddon("postgres", postgres({ backup: noBackup("Heroku keeps write-ahead logs of it anyway") })),
]);

export const expects = "The database has no daily backup: after four days, nothing brings back what was deleted.";
