import type { Consequence } from "../../define/consequence.ts";

/**
 * What an app loses with an attachment name. No app uses a name that Heroku chose, such as `HEROKU_POSTGRESQL_AQUA`: it is another one
 * on each app.
 */
export const lostConfig = (name: string): Consequence | undefined =>
  /^HEROKU_[A-Z]+_[A-Z]+$/.test(name) ? undefined : { code: "attachment taken", name };
