import type { Engine } from "../../engine/engine.ts";
import { shareReads } from "../../review/collect/shared-reads.ts";
import { connect } from "../../sdks/heroku/client/connect.ts";
import { tried } from "../parity/as-tried.ts";
import { runningTrial } from "../parity/heroku-to-ask.ts";
import { prepareFor, trialEngine } from "../try/trial-engine.ts";
import { type EngineName, engineNames } from "../try/trial-folder.ts";
import type { Look, Surroundings } from "./look.ts";

/** Looks at the project's trial, on its local Heroku and with the engine that it was brought up with. */
export async function trialLook(
  { project, signal, notice }: Surroundings,
  engine: EngineName | undefined,
): Promise<Look> {
  const found = await runningTrial(project, engine === undefined ? engineNames : [engine]);
  prepareFor(found.engine, project);
  const shared = await shareReads({ apiUrl: found.url, dataUrl: found.url }, signal);
  const { apiUrl, dataUrl } = shared;
  const heroku = { token: found.token, url: apiUrl, dataUrl };
  const engines = new Map<string, Engine>();
  return {
    engineOf(environment) {
      const made = engines.get(environment) ?? trialEngine(found.engine, { project, environment, heroku });
      engines.set(environment, made);
      return made;
    },
    heroku: connect({ apiKey: found.token, apiUrl, dataUrl, signal, notice }),
    worded: tried,
    close: () => shared.close(),
  };
}
