import type { Engine } from "../../engine/engine.ts";
import { shareReads } from "../../review/collect/shared-reads.ts";
import { connect } from "../../sdks/heroku/client/connect.ts";
import { runningTrial } from "../parity/heroku-to-ask.ts";
import { tried } from "../print/tried.ts";
import { prepareFor, trialEngine } from "../try/trial-engine.ts";
import { type EngineName, engineNames, trialFolder } from "../try/trial-folder.ts";
import { withThrowawaySecrets } from "../try/with-throwaway-secrets.ts";
import type { Look, Surroundings } from "./look.ts";

/** Looks at the project's trial, on its local Heroku and with the engine that it was brought up with. */
export async function trialLook(
  { project, signal, notice }: Surroundings,
  engine: EngineName | undefined,
): Promise<Look> {
  const found = await runningTrial(project, engine === undefined ? engineNames : [engine]);
  prepareFor(found.engine, project);
  const shared = await shareReads({ apiUrl: found.url, dataUrl: found.url }, signal, notice);
  const { apiUrl, dataUrl } = shared;
  const heroku = { token: found.token, url: apiUrl, dataUrl };
  const known = new Map<string, Engine>();
  const engineMoving = (environment: string, forward: readonly string[], again: boolean): Engine => {
    const key = [environment, ...forward].join(" ");
    const moveForward = [process.env.HEROKU_MOVE_FORWARD || [], forward].flat();
    const engine =
      (again ? undefined : known.get(key)) ?? trialEngine(found.engine, { project, environment, heroku, moveForward });
    known.set(key, engine);
    return engine;
  };
  return {
    engineOf: (environment, forward = []) => ({
      secretsOf: (stack) => engineMoving(environment, forward, false).secretsOf(stack),
      preview: (stack, options) =>
        withThrowawaySecrets(trialFolder(project, found.engine), environment, (again) =>
          engineMoving(environment, forward, again).preview(stack, options),
        ),
    }),
    heroku: connect({ apiKey: found.token, apiUrl, dataUrl, signal }),
    worded: (text) => tried(text, found.engine),
    close: () => shared.close(),
  };
}
