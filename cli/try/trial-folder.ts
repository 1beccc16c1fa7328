import { join } from "node:path";

/** What runs the estate: this project's own engine, or the Pulumi CLI. */
export const engineNames = ["local", "pulumi"] as const;
export type EngineName = (typeof engineNames)[number];

/**
 * All that a trial leaves behind is here, out of git. An engine knows its own state only, so that each has a folder, and a
 * local Heroku, of its own.
 */
export function trialFolder(project: string, engine: EngineName = "local"): string {
  const folder = join(project, ".tandem");
  return engine === "local" ? folder : join(folder, engine);
}

export const herokuFolder = (project: string, engine?: EngineName): string =>
  join(trialFolder(project, engine), "heroku");
