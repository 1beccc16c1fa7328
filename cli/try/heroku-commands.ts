import { z } from "zod";
import { Problem } from "../../engine/problem.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import { oneOf } from "../../settings/finding.ts";
import { unknownName, usage } from "../chosen.ts";
import type { EngineName } from "./trial-folder.ts";

const Named = z.object({ id: z.string(), name: z.string() });
const answer = z.unknown();

/** Sends one command for an app. `name` is that of the add-on or the attachment. */
type Send = (platform: Heroku["platform"], app: string, name: string) => Promise<unknown>;

interface HerokuCommand {
  /** What its name is of; absent where it takes none. */
  readonly takes?: string;
  readonly send: Send;
}

/** The commands of the Heroku CLI that remove what refuses an `up` or a destroy. */
const commands: Readonly<Record<string, HerokuCommand>> = {
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
        const names = attachments.map((each) => each.name);
        throw usage(`name: expected an attachment of ${app}, ${oneOf(names)}, got ${name}`);
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

/** Checks a command before anything is started. */
export function checkCommand(wanted: Wanted): Wanted {
  const { command, name } = wanted;
  const { takes } = known(command);
  if (takes !== undefined && name === undefined) throw usage(`name: expected ${takes}, got none`);
  if (takes === undefined && name !== undefined) throw usage(`name: expected none for ${command}, got ${name}`);
  return wanted;
}

/** Sends a checked command to the local Heroku, and gives the line that reports it. */
export async function sendCommand({ platform }: Heroku, { command, name, app }: Wanted): Promise<string> {
  try {
    await known(command).send(platform, app, name ?? "");
  } catch (error) {
    throw error instanceof HerokuError ? new Problem(`${command}: ${error.message}`) : error;
  }
  return `${command}${name === undefined ? "" : ` ${name}`} --app ${app}: done`;
}

function known(command: string): HerokuCommand {
  const found = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (found === undefined) throw usage(unknownName("command", herokuCommands, command));
  return found;
}

/** A message in which those commands are the trial's own, which need no Heroku CLI. */
export function byTrial(text: string, engine: EngineName): string {
  const own = engine === "local" ? "" : ` --engine ${engine}`;
  const printed = new RegExp(`(?<!try )\\bheroku (${herokuCommands.join("|")})(?= )`, "g");
  return text.replaceAll(printed, `npx tandem try heroku${own} $1`);
}
