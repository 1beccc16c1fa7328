import { changesIn } from "../print/changes.ts";
import { counted, ended, say } from "./run.ts";
import type { Trial } from "./trial.ts";

/** Removes environments, in the given order. */
export async function bringDown(trial: Trial, environments: readonly string[], unprotect: boolean): Promise<void> {
  const apps = await trial.apps();
  for (const environment of environments) {
    const { result, requests } = await counted(trial, `destroy of ${environment}`, (options) =>
      trial.destroy(environment, { ...options, unprotect }, apps),
    );
    const refused = !unprotect && result.errors.some((error) => error.includes("protected"));
    const engine = trial.engineName === "local" ? "" : ` --engine ${trial.engineName}`;
    const remedy = `to remove protected objects too: npx tandem try destroy --include-protected${engine}`;
    ended(trial, result, environment, refused ? remedy : undefined);
    say(`${environment}: ${changesIn(result.steps).length} removed (${requests})`);
  }
}
