import { z } from "zod";
import { exitCodes, Problem } from "../../engine/problem.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import { oneOf } from "../../settings/finding.ts";
import type { EngineName } from "./trial-folder.ts";

const Named = z.object({ id: z.string(), name: z.string() });
const answer = z.unknown();

/** Sends one command for an app. `name` is that of the add-on or the attachment. */
type Send = (platform: Heroku["platform"], app: string, name: string) => Promise<unknown>;

/** The commands of the Heroku CLI by which what refuses an `up` or a destroy is taken away, with what each sends. */
const commands: Readonly<Record<string, { readonly takes?: string; readonly send: Send }>> = {
  "addons:destroy": {
    takes: "the name of an add-on",
    send: (platform, app, name) => platform.send("DELETE", path`/apps/${app}/addons/${name}`, { response: answer }),
  },
  "addons:detach": {
    takes: "the name of an attachment",
    async send(platform, app, name) {
      const attachments = await platform.list(path`/apps/${app}/addon-attachments`, Named);
      const attachment = attachments.find((each) => each.name === name);
      if (attachment === undefined) {
        throw mistake("name", `an attachment of ${app}, ${oneOf(attachments.map((each) => each.name))}`, name);
      }
      await platform.send("DELETE", path`/addon-attachments/${attachment.id}`, { response: answer });
    },
  },
  "apps:destroy": { send: (platform, app) => platform.send("DELETE", path`/apps/${app}`, { response: answer }) },
  "pipelines:remove": {
    async send(platform, app) {
      const coupling = await platform.send("GET", path`/apps/${app}/pipeline-couplings`, {
        response: z.object({ id: z.string() }),
      });
      await platform.send("DELETE", path`/pipeline-couplings/${coupling.id}`, { response: answer });
    },
  },
};

export const herokuCommands: readonly string[] = Object.keys(commands);

interface Wanted {
  readonly command: string;
  readonly name: string | undefined;
  readonly app: string;
}

/** Does what a command says, on the local Heroku, and gives a line that says so. What is wrong with it is a {@link Problem}. */
export async function sendCommand({ platform }: Heroku, { command, name, app }: Wanted): Promise<string> {
  const known = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (known === undefined) throw mistake("command", oneOf(herokuCommands), command);
  if (known.takes !== undefined && name === undefined) throw mistake("name", known.takes, "none");
  if (known.takes === undefined && name !== undefined) throw mistake("name", `none for ${command}`, name);
  try {
    await known.send(platform, app, name ?? "");
  } catch (error) {
    throw error instanceof HerokuError ? new Problem(`${command}: ${error.message}`, exitCodes.failed) : error;
  }
  return `${command}${name === undefined ? "" : ` ${name}`} --app ${app}: done`;
}

/** A message in which those commands are the trial's own, which need no Heroku CLI. */
export function byTrial(text: string, engine: EngineName): string {
  const own = engine === "local" ? "" : ` --engine ${engine}`;
  const printed = new RegExp(`(?<!try )\\bheroku (${herokuCommands.join("|")})(?= )`, "g");
  return text.replaceAll(printed, `npx tandem try heroku${own} $1`);
}

const mistake = (at: string, expected: string, got: string): Problem =>
  new Problem(`${at}: expected ${expected}, got ${got}`, exitCodes.input);
