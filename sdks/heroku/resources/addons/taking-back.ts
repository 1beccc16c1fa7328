import { type Command, command } from "../../define/command.ts";

/** A name that another add-on has now, and the add-on that is to have it again. */
interface TakenName {
  readonly name: string;
  /** Name of the add-on that is to have it. */
  readonly addon: string;
  readonly service: string;
  readonly app: string;
}

/**
 * The command that moves an attachment name to an add-on in one step, so that the app is never without it: to detach it first takes
 * its config vars away. Source: Heroku CLI, `pg:promote` and `addons:attach --confirm`.
 */
export const takingBack = ({ name, addon, service, app }: TakenName): Command =>
  service === "heroku-postgresql" && name === "DATABASE"
    ? command("heroku", "pg:promote", addon, "--app", app)
    : command("heroku", "addons:attach", addon, "--as", name, "--app", app, "--confirm", app);
