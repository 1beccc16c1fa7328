import { type Trial, trial } from "./ask.ts";

/** So many services, each with a pipeline of two apps that have what an app of a team has. */
export async function manyApps(services: number): Promise<Trial> {
  const made = trial();
  const { ask, emulator, clock } = made;
  await ask("POST /_local/limits", { appsPerTeam: 1000 });
  const owner = { id: (await ask("GET /teams/example-library")).body.id, type: "team" };
  for (let at = 1; at <= services; at += 1) {
    const name = `service-${String(at).padStart(3, "0")}`;
    await ask("POST /pipelines", { name, owner });
    for (const stage of ["staging", "production"]) await oneApp(made, name, stage);
  }
  clock.advance(10_000);
  await emulator.settle();
  return made;
}

async function oneApp({ ask }: Trial, name: string, stage: string): Promise<void> {
  const app = `${name}-${stage}`;
  await ask("POST /teams/apps", { name: app, team: "example-library" });
  await ask("POST /pipeline-couplings", { app, pipeline: name, stage });
  const slug = await ask(`POST /apps/${app}/slugs`, { process_types: { web: "serve", worker: "work" } });
  await ask(`POST /apps/${app}/releases`, { slug: slug.body.id });
  for (const plan of ["heroku-postgresql:essential-0", "papertrail:choklad", "rollbar:free", "proximo:development"])
    await ask(`POST /apps/${app}/addons`, { plan });
  await ask(`POST /apps/${app}/domains`, { hostname: `${app}.example.org`, sni_endpoint: null });
  await ask(`POST /apps/${app}/acm`, {});
  const vars = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`CONFIG_KEY_${at}`, "value"]));
  await ask(`PATCH /apps/${app}/config-vars`, vars);
  await ask(`POST /teams/apps/${app}/collaborators`, { user: "ada@example.org", permissions: ["deploy"] });
  const url = "https://notices.example.org/heroku";
  await ask(`POST /apps/${app}/webhooks`, { include: ["api:release"], level: "sync", url });
}
