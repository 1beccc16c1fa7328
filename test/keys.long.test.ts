import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Engine } from "../engine/engine.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { bringUpWithDynos } from "./support/parity.ts";
import { type Ended, tandem } from "./support/tandem.ts";
import { tellHeroku } from "./support/tell-heroku.ts";
import { makeTrialOf } from "./support/trial-state.ts";

/** What the page tells people to make: an account that is a member of the one team, and keys of these scopes. */
const scopeIn = (page: string) =>
  /authorizations:create.* --scope ([\w-]+)/.exec(readFileSync(page, "utf8"))?.[1] ?? "";
const deployKey = scopeIn("README.md");
const reviewKey = scopeIn("docs/review.md");

const team = "example-library";
const scopes = ["read", "write", "read-protected", "write-protected"];
const [kind] = engineKinds;
if (kind === undefined) throw new Error("expected the local engine");

let estate: Estate;
beforeAll(async () => {
  estate = await openEstate(kind, ["catalog"]);
  const letIn = (email: string, role: string, token: string, scope: string) =>
    tellHeroku(estate.local, "accounts", { email, team, role, token, scope: [scope] });
  for (const scope of scopes) await letIn("deployer@example.org", "member", `key-${scope}`, scope);
  for (const role of ["viewer", "collaborator"]) await letIn(`${role}@example.org`, role, `${role}-key`, deployKey);
  await letIn("colleague@example.org", "member", "colleague-key", deployKey);
  await letIn("colleague@example.org", "member", "colleague-review-key", reviewKey);
  await asOwner("/teams/apps", { name: "of-others", team });
});
afterAll(() => estate.close());

const engineWith = (key: string): Promise<Engine> =>
  kind.open(estate.folder, { ...estate.env, HEROKU_API_KEY: key }, []);

/** What an admin of the team does. */
const asOwner = (path: string, body: object) => estate.api.platform.send("POST", path, { response: z.unknown(), body });

async function appNames(): Promise<string[]> {
  const apps = await estate.api.platform.list(`/teams/${team}/apps`, z.object({ name: z.string() }));
  return apps.map(({ name }) => name).sort();
}

const outOfScope = "The scope of this OAuth authorization does not allow access to this resource.";

test("the README's key and the key for reviews are those that write and read config vars", () => {
  expect([deployKey, reviewKey]).toEqual(["write-protected", "read-protected"]);
});

test.each(["viewer", "collaborator"])("the README's key of a %s of the team is not enough for an up", async (role) => {
  const { errors } = await (await engineWith(`${role}-key`)).up("staging");
  expect(errors.join("\n")).toContain(
    `expected a team in which you may make apps, got ${team}, where you are a ${role}`,
  );
  expect(await appNames()).toEqual(["of-others"]);
});

test.each(scopes.filter((scope) => scope !== deployKey))(
  "a key of the scope %s is not enough for an up",
  async (scope) => {
    const { errors } = await (await engineWith(`key-${scope}`)).up("staging");
    expect(errors.join("\n")).toContain(outOfScope);
  },
);

test("the README's key brings both environments up, and the key for reviews reviews them", async () => {
  const engine = await engineWith(`key-${deployKey}`);
  await bringUpWithDynos({ ...estate, engine }, ["catalog"]);
  await makeTrialOf(estate.folder);
  const enough = await reviewWith(`key-${reviewKey}`);
  expect(enough.output).not.toContain("403 forbidden");
  expect(enough.output).not.toContain("Not checked");
  expect(enough.code).toBe(0);
  const without = await reviewWith("key-read");
  expect(without.output).toContain("403 forbidden");
  expect(without.code).toBe(1);
});

test("the same keys of another member read no config vars of the apps", async () => {
  const { output, code } = await reviewWith("colleague-review-key");
  expect(output.replace(/\s+/g, " ")).toContain("do not have permission to access config vars on catalog-production");
  expect(code).toBe(1);
});

test("another member brings the apps up with all four permissions on them, and not without", async () => {
  const all = ["view", "deploy", "operate", "manage"];
  await estate.edit("Pulumi.staging.yaml", "DJANGO_LOG_LEVEL: DEBUG", "DJANGO_LOG_LEVEL: INFO");
  const engine = await engineWith("colleague-key");
  expect((await engine.up("staging")).errors.join("\n")).toContain("403 forbidden");
  for (const name of (await appNames()).filter((each) => each.startsWith("catalog"))) {
    await asOwner(`/teams/apps/${name}/collaborators`, { user: "colleague@example.org", permissions: all });
  }
  expect((await engine.up("staging")).errors).toEqual([]);
});

test("the README's key reaches neither its account, nor apps of others, nor the team's people, nor another team", async () => {
  expect(await answersTo(`key-${deployKey}`, beyond)).toEqual(beyond.map((spec) => `${spec}: 403`));
  expect(await answersTo(`key-${deployKey}`, ["GET /_local/state"])).toEqual(["GET /_local/state: 401"]);
});

test("the key for reviews reads the apps and their config vars, and changes nothing of them", async () => {
  expect(await answersTo(`key-${reviewKey}`, ["GET /apps/catalog-staging/config-vars"])).toEqual([
    "GET /apps/catalog-staging/config-vars: 200",
  ]);
  expect(await answersTo(`key-${reviewKey}`, changes)).toEqual(changes.map((spec) => `${spec}: 403`));
  await estate.edit("Pulumi.production.yaml", "DJANGO_LOG_LEVEL: INFO", "DJANGO_LOG_LEVEL: WARNING");
  const { errors } = await (await engineWith(`key-${reviewKey}`)).up("production");
  expect(errors.join("\n")).toContain(outOfScope);
});

const beyond = [
  "GET /account",
  "GET /account/features",
  "PATCH /account/features/app-overview",
  "GET /apps/of-others/config-vars",
  "PATCH /apps/of-others/config-vars",
  "POST /apps/of-others/addons",
  "PATCH /apps/of-others/formation",
  "POST /apps/of-others/releases",
  "POST /teams/apps/of-others/collaborators",
  'PATCH /teams/apps/of-others {"locked":true}',
  "DELETE /apps/of-others",
  "GET /apps/example",
  'PUT /teams/example-library/members {"email":"deployer@example.org","role":"admin"}',
  "DELETE /teams/example-library/members/you@example.org",
  "GET /teams/example-agency/apps",
  'POST /teams/apps {"name":"elsewhere","team":"example-agency"}',
];

const changes = [
  "PATCH /apps/catalog-staging",
  "DELETE /apps/catalog-staging",
  "PATCH /apps/catalog-staging/config-vars",
  "PATCH /apps/catalog-staging/formation",
  "POST /apps/catalog-staging/addons",
  "POST /apps/catalog-staging/domains",
  "POST /apps/catalog-staging/log-drains",
  "POST /apps/catalog-staging/releases",
  "POST /apps/catalog-staging/slugs",
  "POST /apps/catalog-staging/webhooks",
  "POST /teams/apps",
  "POST /teams/apps/catalog-staging/collaborators",
  "POST /pipelines",
  "DELETE /apps/catalog-staging/dynos",
];

/** What Heroku answers to each request of a key; a body is empty unless it is given: who asks is looked at first. */
async function answersTo(key: string, specs: readonly string[]): Promise<string[]> {
  const answers: string[] = [];
  for (const spec of specs) {
    const [method = "", path = "", text = "{}"] = spec.split(" ");
    const headers = { Accept: "application/vnd.heroku+json; version=3", Authorization: `Bearer ${key}` };
    const body = method === "GET" ? {} : { body: text };
    const { status } = await fetch(`${estate.local.url}${path}`, { method, headers, ...body });
    answers.push(`${spec}: ${status}`);
  }
  return answers;
}

/** A review takes the key that the folder of the trial's Heroku has. */
async function reviewWith(key: string): Promise<Ended> {
  await writeFile(join(estate.folder, ".tandem", "heroku", "token"), `${key}\n`);
  return tandem(estate.folder, ["review", "--local"]);
}
