import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stopRunning } from "@tandem/emulator";
import { z } from "zod";
import { releaseCode } from "../cli/try/code-release.ts";
import { openTrial, type Trial } from "../cli/try/trial.ts";
import type { Heroku } from "../sdks/heroku/client/heroku.ts";
import { startHeroku } from "./heroku-process.ts";
import { programOf, stackFileOf } from "./parity-estate.ts";

export const environments = ["staging", "production"] as const;

/** Makes a project the trial of many services, as `tandem try` makes it: brought up, with code released, and brought up once more. */
export async function makeTrial(project: string, heroku: string, services: number): Promise<void> {
  writeFileSync(join(project, "index.ts"), programOf(services, true));
  for (const name of environments) writeFileSync(join(project, `Pulumi.${name}.yaml`), stackFileOf(name, services));
  const { reset } = await startHeroku(heroku, 0);
  const trial = await openTrial(project);
  for (const environment of environments) {
    await bringUp(trial, environment);
    await reset();
    const releases = namesOf(services).map((name) => releaseCode(trial.api, `${name}-${environment}`, ["web"], name));
    await Promise.all(releases);
    await reset();
    await bringUp(trial, environment);
    await reset();
  }
  await stopRunning(heroku);
}

async function bringUp(trial: Trial, environment: string): Promise<void> {
  const { outcome, errors } = await trial.up(environment, {}, () => {});
  if (outcome !== "succeeded") throw new Error(`${environment}: ${errors.join("\n")}`);
}

const Release = z.object({ id: z.string(), version: z.int() });

/**
 * Changes a tenth of production's services by hand, a config var and the number of dynos of each, and takes one more back to an
 * earlier release. Gives how many services have drifted.
 */
export async function changeByHand({ platform }: Heroku, services: number): Promise<number> {
  const apps = namesOf(services).map((name) => `${name}-production`);
  const [last, ...edited] = apps.slice(-Math.ceil(services / 10) - 1).reverse();
  const answer = z.unknown();
  for (const app of edited) {
    await platform.send("PATCH", `/apps/${app}/config-vars`, { body: { LOG_LEVEL: "by hand" }, response: answer });
    await platform.send("PATCH", `/apps/${app}/formation/web`, { body: { quantity: 0 }, response: answer });
  }
  const code = await platform.list(`/apps/${last}/releases`, Release.extend({ description: z.string() }));
  const deployed = code.find(({ description }) => description.startsWith("Deploy"));
  await platform.send("PATCH", `/apps/${last}/config-vars`, { body: { LOG_LEVEL: "by hand" }, response: answer });
  await platform.send("POST", `/apps/${last}/releases`, { body: { release: deployed?.id }, response: answer });
  return edited.length + 1;
}

const namesOf = (services: number): string[] => Array.from({ length: services }, (_, index) => `service-${index}`);
