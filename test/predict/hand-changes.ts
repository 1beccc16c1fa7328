import { z } from "zod";
import { releaseCode } from "../../cli/try/code-release.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import type { Chance } from "./chance.ts";
import { secretVarsOf } from "./estate-files.ts";
import { configKeys, type Environment, type EstateModel } from "./estate-model.ts";
import { type HandChange, type HandChanges, Named, onOne, Row, request, send } from "./hand.ts";
import { addonChanges } from "./hand-addons.ts";
import { peopleChanges } from "./hand-people.ts";

const config: HandChange = ({ heroku, app, chance }) => {
  const key = chance.of([...configKeys, "FOREIGN"]);
  const value = chance.is(0.3) ? null : `by hand ${chance.between(1, 3)}`;
  return request(heroku, "PATCH", `/apps/${app}/config-vars`, { [key]: value });
};

/** As the files have it, which may have been edited since the last `up`. */
const asDeclared: HandChange = async ({ heroku, app, service, environment }) => {
  const values = Object.entries(service?.config ?? {}).flatMap(([key, each]) => {
    if (each.kind === "fixed") return [[key, each.value] as const];
    return each.kind === "perEnvironment" ? [[key, each.value[environment]] as const] : [];
  });
  const secrets = service === undefined ? [] : secretVarsOf(service, environment);
  values.push(...secrets);
  if (values.length > 0) await request(heroku, "PATCH", `/apps/${app}/config-vars`, Object.fromEntries(values));
};

const scale: HandChange = onOne("/apps/{app}/formation", ({ heroku, app, chance }, { id }) =>
  request(heroku, "PATCH", `/apps/${app}/formation/${id}`, { quantity: chance.between(0, 1) }),
);

const size: HandChange = async ({ heroku, app, chance }) => {
  const formation = await heroku.platform.list(`/apps/${app}/formation`, Row.extend({ type: z.string() }));
  const chosen = chance.of(["Standard-1X", "Standard-2X"]);
  const updates = formation.map(({ type }) => ({ type, size: chosen }));
  if (updates.length > 0) await request(heroku, "PATCH", `/apps/${app}/formation`, { updates });
};

const rollback: HandChange = async ({ heroku, app, chance }) => {
  const releases = await heroku.platform.list(
    `/apps/${app}/releases`,
    z.looseObject({ version: z.int(), slug: z.looseObject({}).nullable() }),
  );
  const [first, ...rest] = releases.filter(({ slug }) => slug !== null).slice(0, -1);
  if (first === undefined) return;
  const release = String(chance.of([first, ...rest]).version);
  await request(heroku, "POST", `/apps/${app}/releases`, { release });
};

/** Another app of the same name. */
const recreated: HandChange = async ({ heroku, app }) => {
  await request(heroku, "DELETE", `/apps/${app}`);
  await request(heroku, "POST", "/teams/apps", { name: app, team: "example-library" });
};

const changes: HandChanges = {
  config,
  "config again": config,
  "config as declared": asDeclared,
  scale,
  size,
  rollback,
  "code released": ({ heroku, app, service }) =>
    releaseCode(heroku, app, Object.keys(service?.processes ?? { web: 1 })),
  "domain added": send("POST", "/apps/{app}/domains", ({ app }) => ({
    hostname: `by-hand-${app}.example.org`,
    sni_endpoint: null,
  })),
  "domain removed": onOne("/apps/{app}/domains", ({ heroku, app }, { id, kind }) =>
    kind === "heroku" ? Promise.resolve() : request(heroku, "DELETE", `/apps/${app}/domains/${id}`),
  ),
  "app destroyed": send("DELETE", "/apps/{app}"),
  "app destroyed and created again": recreated,
  maintenance: send("PATCH", "/apps/{app}", ({ chance }) => ({ maintenance: chance.is(0.7) })),
  "acm off": send("DELETE", "/apps/{app}/acm"),
  "acm on": send("POST", "/apps/{app}/acm"),
  feature: send("PATCH", "/apps/{app}/features/preboot", { enabled: true }),
  "session affinity": send("PATCH", "/apps/{app}/features/http-session-affinity", { enabled: true }),
  buildpacks: send("PUT", "/apps/{app}/buildpack-installations", ({ chance }) => ({
    updates: chance.of([[], ["heroku/nodejs"], ["heroku/python"]]).map((buildpack) => ({ buildpack })),
  })),
  "build stack": send("PATCH", "/apps/{app}", ({ chance }) => ({ build_stack: chance.of(["heroku-22", "heroku-24"]) })),
  transfer: send("PATCH", "/teams/apps/{app}", { owner: "example-agency" }),
  rename: send("PATCH", "/apps/{app}", ({ app }) => ({ name: `${app}-renamed` })),
  ...addonChanges,
  ...peopleChanges,
};

/** Up to three changes by hand of an environment; their words, with Heroku's reason where it refused one. */
export async function changeByHand(
  heroku: Heroku,
  { services }: EstateModel,
  environment: Environment,
  chance: Chance,
): Promise<string[]> {
  const done: string[] = [];
  for (let left = chance.between(0, 3); left > 0; left -= 1) {
    const apps = await heroku.platform.list("/teams/example-library/apps", Named);
    const [first, ...rest] = apps
      .map(({ name }) => name)
      .filter((name) => name.includes(`-${environment}`))
      .sort();
    const [change, ...others] = Object.entries(changes);
    if (first === undefined || change === undefined) return done;
    const app = chance.of([first, ...rest]);
    const [what, act] = chance.of([change, ...others]);
    const service = services.find(({ name }) => app.startsWith(`${name}-${environment}`));
    try {
      await act({ heroku, app, chance, environment, service });
      done.push(`${app}: ${what}`);
    } catch (error) {
      // Such as one person who is no collaborator, or an app that was renamed before.
      if (!(error instanceof HerokuError)) throw error;
      done.push(`${app}: ${what}, refused (${error.status})`);
    }
  }
  return done;
}
