import type { Engine } from "../../engine/engine.ts";
import { shareReads } from "../../review/collect/shared-reads.ts";
import { papertrailAt } from "../../review/observe/log-volume.ts";
import { connect } from "../../sdks/heroku/client/connect.ts";
import { runningTrial } from "../estate/connect-heroku.ts";
import { asTrialCommand } from "../print/command.ts";
import { tried } from "../print/tried.ts";
import { appNames } from "../try/app-names.ts";
import type { ThrowawaySecrets } from "../try/throwaway-secrets.ts";
import { prepareFor, trialEngine } from "../try/trial-engine.ts";
import { type EngineName, engineNames } from "../try/trial-folder.ts";
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
  const platform = connect({ apiKey: found.token, apiUrl, dataUrl, signal });
  const known = new Map<string, { engine: Engine; secrets: ThrowawaySecrets | undefined }>();
  /** The last one that was made, where no other `secrets` are given. */
  const engineMoving = (environment: string, forward: readonly string[], secrets?: ThrowawaySecrets): Engine => {
    const key = [environment, ...forward].join(" ");
    const last = known.get(key);
    if (last !== undefined && (secrets === undefined || secrets === last.secrets)) return last.engine;
    const moveForward = [process.env.HEROKU_MOVE_FORWARD || [], forward].flat();
    const stage = { project, environment, heroku, moveForward, ...(secrets !== undefined && { secrets }) };
    const engine = trialEngine(found.engine, stage);
    known.set(key, { engine, secrets });
    return engine;
  };
  const asking = (environment: string) => ({
    project,
    engine: found.engine,
    environment,
    apps: () => appNames(platform),
    notice,
    keeps: false,
  });
  return {
    engineOf: (environment, forward = []) => ({
      secretsOf: (stack) => engineMoving(environment, forward).secretsOf(stack),
      preview: (stack, options) =>
        withThrowawaySecrets(asking(environment), (secrets) =>
          engineMoving(environment, forward, secrets).preview(stack, options),
        ),
    }),
    heroku: platform,
    papertrail: papertrailAt(`${found.url}/papertrail`, { signal, notice }),
    worded: (text) => tried(text, found.engine),
    commandOf: (command) => asTrialCommand(command, found.engine),
    trialFolder: found.engine === "local" ? ".tandem" : `.tandem/${found.engine}`,
    close: () => shared.close(),
  };
}
