/** Tells a local Heroku what to do, past its API: `faults`, `foreign-app`, `clock`. */
export async function tellHeroku(url: string, route: string, body: object): Promise<void> {
  const answer = await fetch(`${url}/_local/${route}`, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`POST /_local/${route}: ${answer.status} ${await answer.text()}`);
}
