import { askControl, type Running } from "@tandem/emulator";

/** Tells a local Heroku what to do, past its API: `faults`, `foreign-app`, `clock`. */
export async function tellHeroku(heroku: Pick<Running, "url" | "token">, route: string, body: object): Promise<void> {
  const answer = await askControl(heroku, `POST /${route}`, body);
  if (!answer.ok) throw new Error(`POST /_local/${route}: ${answer.status} ${await answer.text()}`);
}
