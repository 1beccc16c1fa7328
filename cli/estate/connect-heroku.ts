import { type Running, running } from "@tandem/emulator/process";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { type Connection, connect } from "../../sdks/heroku/client/connect.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { settingsFrom } from "../../sdks/heroku/provider/settings.ts";
import { type EngineName, engineNames, herokuFolder } from "../try/trial-folder.ts";

type Surroundings = Pick<Connection, "signal" | "notice">;

/** Heroku as the provider finds it: `HEROKU_API_KEY`, `HEROKU_API_URL` and `HEROKU_DATA_URL`, else the netrc file. */
export function herokuOfSurroundings(surroundings: Surroundings): Heroku {
  try {
    return connect({ ...settingsFrom({}, process.env, "command"), ...surroundings });
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : String(error)}; nothing was read`);
  }
}

/** The local Heroku of the project's trial, whichever engine the trial has. */
export async function herokuOfTrial(project: string, surroundings: Surroundings): Promise<Heroku> {
  const { token, url } = await runningTrial(project, engineNames);
  return connect({ apiKey: token, apiUrl: url, dataUrl: url, ...surroundings });
}

/** The local Heroku of the project's trial under the first of some engines that has one running. */
export async function runningTrial(
  project: string,
  engines: readonly EngineName[],
): Promise<Running & { engine: EngineName }> {
  for (const engine of engines) {
    const found = await running(herokuFolder(project, engine));
    if (found !== undefined) return { ...found, engine };
  }
  throw new Problem(
    "--local: expected the local Heroku of this project's trial, found none running: npx tandem try --keep starts one",
    exitCodes.failed,
  );
}
