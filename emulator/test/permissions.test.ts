import { afterEach, expect, test } from "vitest";
import { stage } from "./access-stage.ts";
import { withApp } from "./estate.ts";

const { as, trial, restore } = await stage();
afterEach(restore);

const names = (rows: { name: string }[]) => rows.map(({ name }) => name).sort();

test("a list shows only what its account may see", async () => {
  const shown = async (person: string, path: string) => (await as(person, `GET ${path}`)).body;
  expect(names(await shown("viewer", "/apps"))).toEqual(["catalog", "catalog-green", "catalog-production"]);
  expect(await shown("outsider", "/apps")).toEqual([]);
  expect(await shown("outsider", "/pipelines")).toEqual([]);
  expect(await shown("outsider", "/pipeline-couplings")).toEqual([]);
  expect(names(await shown("view", "/pipelines"))).toEqual(["catalog"]);
  expect(await shown("view", "/addons")).toEqual([]);
  expect(await shown("view", "/addon-attachments")).toEqual([]);
  expect(names(await shown("deploy", "/addons"))).toEqual([
    "catalog-cache",
    "catalog-db",
    "catalog-logs",
    "catalog-store",
  ]);
  expect(await shown("member", "/teams/example-library/addons")).toEqual([]);
});

test("permissions add up, and are refused in Heroku's words", async () => {
  await trial.ask("PATCH /teams/apps/catalog/collaborators/operate@example.org", {
    permissions: ["operate", "deploy"],
  });
  const slug = await as("operate", "POST /apps/catalog/slugs", { process_types: { web: "serve" } });
  expect(slug.status).toBe(201);
  expect((await as("view", "GET /apps/catalog/addons")).body).toEqual({
    id: "forbidden",
    message:
      "You do not have permission to view addon resources on catalog. You need to have the deploy or operate permission on this app.",
  });
  expect((await as("outsider", "GET /apps/catalog")).body.message).toBe("You do not have access to the app catalog.");
});

test("an account cannot grant itself permissions, on an app or in a team", async () => {
  const rights = { permissions: ["view", "manage"] };
  expect((await as("view", "PATCH /teams/apps/catalog/collaborators/view@example.org", rights)).status).toBe(403);
  const admin = { email: "member@example.org", role: "admin" };
  for (const method of ["PUT", "POST", "PATCH"]) {
    expect((await as("member", `${method} /teams/example-library/members`, admin)).status).toBe(403);
  }
});

test("anybody may leave an app, and the last admin does not leave a team", async () => {
  expect((await as("view", "DELETE /teams/apps/catalog/collaborators/view@example.org")).status).toBe(200);
  expect((await as("view", "GET /apps/catalog")).status).toBe(403);
  await trial.ask("DELETE /teams/example-library/members/you@example.org");
  const last = { email: "admin@example.org", role: "member" };
  const kept = "A team must have at least one admin.";
  expect((await as("admin", "PATCH /teams/example-library/members", last)).body.message).toBe(kept);
  expect((await as("admin", `DELETE /teams/example-library/members/${last.email}`)).body.message).toBe(kept);
});

test("a member has all permissions on an app of the member's own, and none on a locked app of others", async () => {
  expect((await as("member", "POST /teams/apps", { name: "atlas", team: "example-library" })).status).toBe(201);
  expect((await as("member", "PATCH /apps/atlas/config-vars", { A: "1" })).status).toBe(200);
  expect((await as("member", "DELETE /apps/atlas")).status).toBe(200);
  await trial.ask("PATCH /teams/apps/catalog", { locked: true });
  expect((await as("member", "GET /apps/catalog")).status).toBe(403);
  expect((await as("viewer", "GET /apps/catalog")).status).toBe(403);
  expect((await as("view", "GET /apps/catalog")).status).toBe(200);
});

test("who is removed from a team loses permissions on its apps, and keeps those on apps of another team", async () => {
  const given = { user: "member@example.org", permissions: ["view", "deploy"] };
  await trial.ask("POST /teams/apps/catalog/collaborators", given);
  await trial.ask("POST /teams/apps", { name: "elsewhere", team: "example-agency" });
  await trial.ask("POST /teams/apps/elsewhere/collaborators", given);
  expect((await as("member", "GET /apps/catalog/config-vars")).status).toBe(200);
  await trial.ask("DELETE /teams/example-library/members/member@example.org");
  expect((await as("member", "GET /apps/catalog")).status).toBe(403);
  expect((await as("member", "GET /teams/example-library")).status).toBe(403);
  expect(names((await as("member", "GET /apps")).body)).toEqual(["elsewhere"]);
});

test("a collaborator of a personal app may do all but what is its owner's: money, its name, its owner, its end", async () => {
  const made = await withApp();
  const { ask } = made;
  await ask("POST /apps", { name: "playground" });
  await ask("POST /_local/accounts", { email: "ada@example.org", token: "ada" });
  await ask("POST /apps/playground/collaborators", { user: "ada@example.org" });
  const asAda = (spec: string, body?: unknown) => ask(spec, body, { Authorization: "Bearer ada" });
  expect((await asAda("PATCH /apps/playground/config-vars", { A: "1" })).status).toBe(200);
  expect((await asAda("POST /apps/playground/collaborators", { user: "ben@example.org" })).status).toBe(201);
  expect((await asAda("POST /apps/playground/addons", { plan: "scheduler" })).status).toBe(201);
  expect((await asAda("POST /apps/playground/addons", { plan: "heroku-redis:mini" })).body.message).toBe(
    "You do not have permission to manage paid addon resources on playground. Only the app owner, you@example.org, can do that.",
  );
  for (const [spec, body] of [
    ["PATCH /apps/playground", { name: "mine" }],
    ["PATCH /teams/apps/playground", { owner: "ada@example.org" }],
    ["DELETE /apps/playground", undefined],
  ] as const) {
    expect((await asAda(spec, body)).status, spec).toBe(403);
  }
});

test("images are code: they take the permission deploy", async () => {
  await trial.ask("PATCH /apps/catalog-production", { build_stack: "container" });
  const variant = { Authorization: "Bearer operate", Accept: "application/vnd.heroku+json; version=3.docker-releases" };
  const updates = [{ type: "web", docker_image: `sha256:${"0".repeat(64)}` }];
  expect((await trial.ask("PATCH /apps/catalog-production/formation", { updates }, variant)).status).toBe(403);
  expect((await as("operate", "PATCH /apps/catalog-production/formation", { updates: [] })).status).toBe(200);
});

test("a token without a scope has access to everything", async () => {
  const answer = await as("member", "GET /account");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("oauth-scope")).toBe("global");
});
