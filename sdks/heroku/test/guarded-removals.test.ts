import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type LocalRun, localRun } from "./local-run.ts";
import { failureOf, type PluginClient } from "./plugin-client.ts";
import { create, type Recorded } from "./recorded.ts";

const appType = "heroku:index/app:App";
const addonType = "heroku:index/addon:Addon";
const scheduleType = "heroku:index/postgresBackupSchedule:PostgresBackupSchedule";
const configType = "heroku:index/appConfigAssociation:AppConfigAssociation";
const guardType = "heroku:index/pipelineGuard:PipelineGuard";

let run: LocalRun;
let made: Made;
let count = 0;
beforeAll(async () => {
  run = await localRun();
});
afterAll(() => run.close());
beforeEach(async () => {
  count += 1;
  made = await make(await run.provider(), `catalog-${count}`);
});

type Made = Readonly<Record<"app" | "addon" | "schedule" | "config" | "guard", Recorded>> & { readonly name: string };

/** An app that was rolled back, with a database, its backups and config vars; and what the state has of them. */
async function make(provider: PluginClient, name: string): Promise<Made> {
  const app = await create(provider, appType, { name, organization: { name: "example-library" } });
  const config = await create(provider, configType, { appId: app.id, vars: { A: "1" }, sensitiveVars: {} });
  const slug = await run.ask(`POST /apps/${name}/slugs`, { process_types: { web: "serve" } });
  const release = await run.ask(`POST /apps/${name}/releases`, { slug: slug.id });
  const addon = await create(provider, addonType, { appId: app.id, plan: "heroku-postgresql:essential-0" });
  const schedule = await create(provider, scheduleType, {
    addonId: addon.id,
    hour: 2,
    timezone: "UTC",
    name: "DATABASE_URL",
  });
  const guard = await create(provider, guardType, { pipelines: [], apps: [app.id] });
  await run.ask(`POST /apps/${name}/releases`, { release: release.id });
  return { app, addon, schedule, config, guard, name };
}

const parts = ["app", "addon", "schedule", "config", "guard"] as const;
type Part = (typeof parts)[number];

/** What a preview's last call answers, of a program that declares only some of what the state has. */
async function preview(declared: readonly Part[], configuration?: Record<string, string>) {
  const provider = await run.provider(configuration);
  for (const part of parts) {
    const { type, id, state, inputs } = made[part];
    await provider.read(type, id, state, inputs, part);
  }
  for (const part of declared) {
    const { type, id, state, inputs } = made[part];
    await provider.check(type, inputs, inputs, part);
    if (part === "guard") return provider.diff(type, id, state, inputs, inputs, part);
    await provider.diff(type, id, state, inputs, inputs, part);
  }
  return undefined;
}

const refusal = () => new RegExp(`^${made.name}: expected an app that is not rolled back, .* rolled back to v\\d`);

test.each<[what: string, declared: Part[]]>([
  ["an add-on with its backups", ["app", "config", "guard"]],
  ["all of its config vars", ["app", "addon", "schedule", "guard"]],
])("removing %s of a rolled-back app is refused in the preview, with one line", async (_, declared) => {
  const { details } = await failureOf(preview(declared));
  expect(details).toMatch(refusal());
  expect(details.split("\n")).toHaveLength(1);
  await expect(preview(declared, { moveForward: made.name })).resolves.toBeDefined();
});

test.each<[what: string, declared: Part[]]>([
  ["everything that is declared stays", [...parts]],
  ["only its backups go, which makes no release", ["app", "addon", "config", "guard"]],
  ["the app goes as well", ["guard"]],
])("nothing is refused where %s", async (_, declared) => {
  await expect(preview(declared)).resolves.toBeDefined();
});

test("a guard that is new refuses the same as one that the state has", async () => {
  const provider = await run.provider();
  for (const part of parts.filter((each) => each !== "guard")) {
    const { type, id, state, inputs } = made[part];
    await provider.read(type, id, state, inputs, part);
  }
  const { type, inputs } = made.guard;
  await provider.check(type, inputs, {}, "new");
  await provider.check(made.app.type, made.app.inputs, made.app.inputs, "app");
  expect((await failureOf(provider.create(type, inputs, true, "new"))).details).toMatch(refusal());
});

test("removing an add-on that another app uses is refused in the preview, with the command that detaches it", async () => {
  const other = `reports-${count}`;
  await run.ask("POST /teams/apps", { name: other, team: "example-library" });
  await run.ask("POST /addon-attachments", { addon: made.addon.id, app: other, name: "CATALOG_DB" });
  const { details } = await failureOf(preview(["app", "config", "guard"], { moveForward: made.name }));
  expect(details).toContain(
    `attached to ${other} as well: detach it there first (heroku addons:detach CATALOG_DB --app ${other})`,
  );
});

test("removing an add-on with another app that uses it is refused, since nothing says which goes first", async () => {
  const provider = await run.provider();
  const { inputs } = await provider.check(appType, {
    name: `reports-${count}`,
    organization: { name: "example-library" },
  });
  const { id, properties } = await provider.create(appType, inputs);
  await run.ask("POST /addon-attachments", { addon: made.addon.id, app: id, name: "CATALOG_DB" });
  const next = await run.provider({ moveForward: made.name });
  await next.read(appType, id, properties, inputs, "reports");
  for (const part of ["addon", "guard"] as const) {
    const { type, id: own, state, inputs: wanted } = made[part];
    await next.read(type, own, state, wanted, part);
  }
  const { type, id: guard, state, inputs: guarded } = made.guard;
  await next.check(type, guarded, guarded, "guard");
  const { details } = await failureOf(next.diff(type, guard, state, guarded, guarded, "guard"));
  expect(details).toContain(`(heroku addons:detach CATALOG_DB --app reports-${count})`);
});

const foreign = async () => {
  const { name } = await run.ask(`POST /apps/${made.name}/addons`, { plan: "heroku-postgresql:standard-0" });
  return { name, line: `(heroku addons:destroy ${name} --app ${made.name})` };
};

test("removing an app with an add-on that the stack does not have is refused in the preview, until that one is destroyed", async () => {
  const { name, line } = await foreign();
  const { details } = await failureOf(preview(["guard"]));
  expect(details).toContain(`got ${name} (heroku-postgresql:standard-0), which Heroku would delete with it`);
  expect(details).toContain(line);
  expect(details.split("\n")).toHaveLength(1);
  await expect(preview([...parts])).resolves.toBeDefined();
  await run.ask(`DELETE /apps/${made.name}/addons/${name}`);
  await expect(preview(["guard"])).resolves.toBeDefined();
});

/** A destroy reads all, and deletes the guard first. */
async function destroy() {
  const provider = await run.provider();
  for (const part of parts) {
    const { type, id, state, inputs } = made[part];
    await provider.read(type, id, state, inputs, part);
  }
  const { type, id, state, inputs } = made.guard;
  await provider.delete(type, id, state, inputs, "guard");
  return provider;
}

test("destroying everything is refused while an app has an add-on that the stack does not have, with nothing deleted", async () => {
  const { line } = await foreign();
  const { details } = await failureOf(destroy());
  expect(details).toContain(line);
  expect(details.split("\n").slice(1)).toEqual(["nothing was deleted"]);
});

test("destroying everything is refused while another stack's app uses an add-on, before its backups are deleted", async () => {
  const other = `reports-${count}`;
  await run.ask("POST /teams/apps", { name: other, team: "example-library" });
  await run.ask("POST /addon-attachments", { addon: made.addon.id, app: other, name: "CATALOG_DB" });
  const { line } = await foreign();
  const { details } = await failureOf(destroy());
  expect(details).toContain(
    `attached to ${other} as well: detach it there first (heroku addons:detach CATALOG_DB --app ${other})`,
  );
  expect(details).toContain(line);
  expect(details.split("\n").slice(2)).toEqual(["nothing was deleted"]);
});

test("destroying everything goes on where only the stack itself uses what it has, rolled back or not", async () => {
  const provider = await destroy();
  for (const part of ["schedule", "addon", "config", "app"] as const) {
    const { type, id, state, inputs } = made[part];
    await provider.delete(type, id, state, inputs, part);
  }
  expect(await run.ask("GET /apps")).not.toContainEqual(expect.objectContaining({ name: made.name }));
});

test("replacing an add-on that another app uses is refused in the preview, confirmed or not", async () => {
  const other = `reports-${count}`;
  await run.ask("POST /teams/apps", { name: other, team: "example-library" });
  await run.ask("POST /addon-attachments", { addon: made.addon.id, app: other, name: "CATALOG_DB" });
  const provider = await run.provider({ moveForward: made.name, confirm: '["test/addon:replace"]' });
  for (const part of parts) {
    const { type, id, state, inputs } = made[part];
    await provider.read(type, id, state, inputs, part);
  }
  for (const part of ["app", "config", "guard"] as const) {
    const { type, inputs } = made[part];
    await provider.check(type, inputs, inputs, part);
  }
  await provider.check(made.addon.type, made.addon.inputs, {}, "addon");
  const { type, id, state, inputs } = made.guard;
  const { details } = await failureOf(provider.diff(type, id, state, inputs, inputs, "guard"));
  expect(details).toContain(`(heroku addons:detach CATALOG_DB --app ${other})`);
});
