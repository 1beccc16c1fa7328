/**
 * What an app loses with an attachment name. Nothing goes by a name that Heroku chose, such as `HEROKU_POSTGRESQL_AQUA`: it is another one
 * on each app.
 */
export const lostConfig = (name: string): string | undefined =>
  /^HEROKU_[A-Z]+_[A-Z]+$/.test(name)
    ? undefined
    : `takes the attachment ${name} from the app, and with it the config vars that begin with ${name}_, such as ${name}_URL`;
