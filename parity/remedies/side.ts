import { type Command, command } from "../../sdks/heroku/define/command.ts";
import type { Origin } from "../manifest.ts";
import type { Step } from "./remedy.ts";

/** An add-on of an app. */
export interface NamedAddon {
  readonly name: string;
  readonly service: string;
  /** Attachments and apps that read it; it is not to be destroyed then. */
  readonly usedBy: readonly string[];
}

/** One environment, as a remedy needs to know it. */
export interface RemedySide {
  readonly environment: string;
  readonly app: string;
  /** Facts, by path. */
  readonly live: Readonly<Record<string, string>>;
  /** Facts that declaration and stack file settle. */
  readonly declared: Readonly<Record<string, string>>;
  /** Whether it is declared to have a fact, also when an add-on brings it. */
  declares(path: string): boolean;
  readonly origins: Readonly<Record<string, Origin>>;
  /** The app's declared name, which may have been changed by hand. */
  readonly declaredApp: string;
  /** Its add-ons, one by one. */
  readonly addons: readonly NamedAddon[];
}

type Run = Extract<Step, { code: "run" }>;

/** A command of Heroku's on one app. */
export const onApp = ({ app }: Pick<RemedySide, "app">, ...words: string[]): Command =>
  command("heroku", ...words, "--app", app);

/** Brings an environment up, as Heroku has it now. */
export const up = ({ environment }: Pick<RemedySide, "environment">, effect?: Run["effect"]): Run => ({
  code: "run",
  command: command("pulumi", "up", "--refresh", "--stack", environment),
  ...(effect !== undefined && { effect }),
});
