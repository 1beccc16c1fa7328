import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { askControl, ensureRunning, type Running, stopRunning } from "@tandem/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { trialPassphrase } from "../cli/try/passphrase.ts";
import type { EngineEvent, RunResult } from "../engine/engine.ts";
import { LocalEngine } from "../engine/local/local-engine.ts";
import { connect } from "../sdks/heroku/client/connect.ts";
import { edited } from "./support/edited.ts";
import { projectCopy } from "./support/project-copy.ts";
import { marker, secretsOf } from "./support/secrets.ts";
import { tandem } from "./support/tandem.ts";
import { tellHeroku } from "./support/tell-heroku.ts";

const apps = ["catalog-staging", "bookings-staging"];
const token = `${marker}-token`;
const secrets = secretsOf("staging");
const password = secrets["catalog:EMAIL_HOST_PASSWORD"].value;
const otherPassword = secrets["bookings:SMTP_PASSWORD"].value;

let project: Awaited<ReturnType<typeof projectCopy>>;
let local: Running;
/** Everything that anybody could read along the way: outputs, events, results, errors, states. */
const seen = new Map<string, string>();
/** What Heroku holds in secret: generated values and the credentials of add-ons and webhooks, as well as ours. */
const held = new Map<string, string>();

const inside = (...path: string[]) => join(project.folder, ".tandem", ...path);
const stateFile = () => inside("stacks", "staging.json");

beforeAll(async () => {
  project = await projectCopy();
  local = await ensureRunning({
    folder: inside("heroku"),
    token,
    provisioningMs: 50,
    acmStepMs: 50,
    githubConnected: true,
  });
  await mkdir(inside("secrets"), { recursive: true });
  const values = Object.entries(secrets).map(([key, { value }]) => [key, value]);
  await writeFile(inside("secrets", "staging.json"), JSON.stringify(Object.fromEntries(values)));
});
afterAll(async () => {
  await stopRunning(inside("heroku"));
  await project.remove();
});

/** Heroku refuses to set config vars, and quotes in its words what it was sent. */
async function refuseConfig(quoted: string): Promise<void> {
  const message = `Value ${quoted} is not allowed. Your key ${token} was noted.`;
  const body = { id: "invalid_params", message };
  await tellHeroku(local, "faults", { method: "PATCH", path: "/apps/{app}/config-vars", status: 422, body });
}

/** A run of the engine, on the state that the command made; all that it tells is kept. */
async function run(
  what: string,
  work: (engine: LocalEngine, tell: (event: EngineEvent) => void) => Promise<RunResult>,
) {
  const engine = new LocalEngine({
    projectFolder: project.folder,
    stateFolder: inside("stacks"),
    passphrase: trialPassphrase(inside()),
    env: { HEROKU_API_KEY: local.token, HEROKU_API_URL: local.url, HEROKU_DATA_URL: local.url },
    config: Object.fromEntries(
      Object.entries(secrets).map(([key, { value }]) => [key, { value: `${value}-changed`, secret: true }]),
    ),
  });
  const events: EngineEvent[] = [];
  const result = await work(engine, (event) => events.push(event));
  expect(events).not.toEqual([]);
  await keep(what, JSON.stringify({ events, result }));
  return result;
}

async function keep(what: string, said: string): Promise<void> {
  seen.set(what, said);
  if (existsSync(stateFile())) seen.set(`state after ${what}`, await readFile(stateFile(), "utf8"));
}

test("secrets reach Heroku, through an up that fails and one that succeeds", async () => {
  await refuseConfig(password);
  const failed = await tandem(project.folder, ["try", "up", "staging", "--yes"]);
  await keep("an up that failed", failed.output);
  expect(failed.output).toMatch(
    /PATCH \/apps\/\S+\/config-vars: Value \S+ is not allowed\. .*\(422 invalid_params, request/,
  );
  expect(failed.code).toBe(1);
  const succeeded = await tandem(project.folder, ["try", "up", "staging", "--yes"]);
  await keep("an up that finished it", succeeded.output);
  expect(succeeded.code).toBe(0);

  const { platform } = connect({ apiKey: token, apiUrl: local.url, dataUrl: local.url });
  for (const app of apps) {
    const vars = await platform.send("GET", `/apps/${app}/config-vars`, { response: z.record(z.string(), z.string()) });
    for (const [key, value] of Object.entries(vars)) {
      if (/KEY|PASSWORD|TOKEN|DATABASE_URL|PROXIMO_URL/.test(key)) held.set(`${app} ${key}`, value);
    }
  }
  const state = await askControl(local, "GET /state").then((answer) => answer.json());
  const { webhooks } = z.object({ webhooks: z.array(z.object({ id: z.string(), secret: z.string() })) }).parse(state);
  for (const { id, secret } of webhooks) held.set(`webhook ${id}`, secret);
  expect(webhooks.length).toBe(2);
  expect(held.get("catalog-staging EMAIL_HOST_PASSWORD")).toBe(password);
  expect(held.get("bookings-staging SMTP_PASSWORD")).toBe(otherPassword);
  expect([...held.keys()].join()).toMatch(
    /DATABASE_URL.*DJANGO_SECRET_KEY.*PAPERTRAIL_API_TOKEN.*PROXIMO_URL.*SECRET_KEY_BASE/,
  );
});

test("a changed secret is seen as changed, in a preview and in an up that fails; refresh and destroy tell nothing", async () => {
  const refreshed = await run("a refresh", (engine, onEvent) => engine.refresh("staging", { onEvent }));
  expect(refreshed.outcome).toBe("succeeded");
  const preview = await run("a preview", (engine, onEvent) => engine.preview("staging", { onEvent }));
  const changes = preview.steps.flatMap(({ name, changes }) => changes.map(({ path }) => `${name} ${path}`));
  expect(changes.sort()).toEqual([
    "bookings-app-config sensitiveVars.SMTP_PASSWORD",
    "bookings-review-apps-review sensitiveVars.SMTP_PASSWORD",
    "catalog-app-config sensitiveVars.EMAIL_HOST_PASSWORD",
    "catalog-review-apps-review sensitiveVars.EMAIL_HOST_PASSWORD",
  ]);
  await refuseConfig(`${otherPassword}-changed and ${password}`);
  const failed = await run("an up with changed secrets", (engine, onEvent) => engine.up("staging", { onEvent }));
  expect(failed.errors.join()).toContain("is not allowed");
});

test("a program that prints all its configuration, and throws it, does not get it out", async () => {
  const spill = "console.log(process.env.PULUMI_CONFIG);\nthrow new Error(process.env.PULUMI_CONFIG);\n";
  const result = await edited(
    project.folder,
    { "index.ts": (text) => text.replace("/** The", `${spill}/** The`) },
    () => run("a program that spills", (engine, onEvent) => engine.preview("staging", { onEvent })),
  );
  expect(result.errors.join()).toMatch(/index\.ts:\d+:7: Error: .*"catalog:EMAIL_HOST_PASSWORD":"\[secret\]"/);
});

test("nowhere, not in any output, event, error, state or file beside Heroku's own, is a secret to be read", async () => {
  await run("a destroy", (engine, onEvent) => engine.destroy("staging", { onEvent }));
  const own = /^(heroku\/(journal|token|lock)|secrets\/)/;
  const files = await readdir(inside(), { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    const name = path.slice(inside().length + 1);
    if (!own.test(name)) seen.set(name, await readFile(path, "latin1"));
  }
  expect([...seen.keys()]).toEqual(
    expect.arrayContaining(["a destroy", "state after an up that failed", "heroku/heroku.log"]),
  );
  const leaks = [...seen].flatMap(([where, text]) =>
    [["ours", marker], ...held].flatMap(([what, value = ""]) => (text.includes(value) ? [`${what} in ${where}`] : [])),
  );
  expect(leaks).toEqual([]);
});
