import { expect, test } from "vitest";
import { release, withApp } from "./estate.ts";

const names = (rows: { name: string }[]) => rows.map(({ name }) => name);

test("a collaborator of a team app has the rights given, and always view", async () => {
  const { ask } = await withApp();
  const made = await ask("POST /teams/apps/catalog/collaborators", {
    user: "Ada@example.org",
    permissions: ["deploy"],
  });
  expect(made).toMatchObject({ status: 201, body: { user: { email: "ada@example.org" }, app: { name: "catalog" } } });
  expect(names(made.body.permissions)).toEqual(["view", "deploy"]);
  const path = "/teams/apps/catalog/collaborators/ada@example.org";
  const changed = await ask(`PATCH ${path}`, { permissions: ["view", "operate"] });
  expect(names(changed.body.permissions)).toEqual(["view", "operate"]);
  expect((await ask(`GET ${path}`)).body).toEqual(changed.body);
  const listed = await ask("GET /apps/catalog/collaborators");
  expect(listed.body.map(({ user }: { user: { email: string } }) => user.email).sort()).toEqual([
    "ada@example.org",
    "example-library@herokumanager.com",
  ]);
  expect((await ask(`DELETE ${path}`)).status).toBe(200);
  expect((await ask(`GET ${path}`)).status).toBe(404);
});

test("a second grant and an unknown account are refused", async () => {
  const { ask } = await withApp();
  const wish = { user: "ada@example.org", permissions: ["view"] };
  await ask("POST /teams/apps/catalog/collaborators", wish);
  const again = await ask("POST /teams/apps/catalog/collaborators", wish);
  expect(again.status).toBe(422);
  expect(again.body.message).toContain("is already a collaborator on app");
  expect(await ask("POST /teams/apps/catalog/collaborators", { ...wish, user: "stranger@example.org" })).toMatchObject({
    status: 404,
    body: { message: "Couldn't find that user." },
  });
  const unknown = await ask("POST /teams/apps/catalog/collaborators", {
    user: "ben@example.org",
    permissions: ["own"],
  });
  expect(unknown.status).toBe(422);
});

test("features are switched, and preboot not for Basic dynos", async () => {
  const made = await withApp();
  const path = "/apps/catalog/features/preboot";
  expect((await made.ask(`GET ${path}`)).body.enabled).toBe(false);
  expect((await made.ask(`PATCH ${path}`, { enabled: true })).body).toMatchObject({ name: "preboot", enabled: true });
  expect((await made.ask(`GET ${path}`)).body.enabled).toBe(true);
  expect((await made.ask("GET /apps/catalog/features/nothing")).status).toBe(404);
  await release(made, { web: "serve" });
  expect((await made.ask(`PATCH ${path}`, { enabled: true })).status).toBe(422);
  expect((await made.ask("GET /teams/example-library/features/org-access-controls")).body.enabled).toBe(true);
  // What the dashboard and `ps:exec` of Heroku's command line ask for.
  const overview = { enabled: false, description: "An overview page for an app" };
  expect((await made.ask("GET /account/features/app-overview")).body).toMatchObject(overview);
  expect((await made.ask("PATCH /apps/catalog/features/runtime-heroku-exec", { enabled: true })).status).toBe(200);
});

test("members of a team come, change and go", async () => {
  const { ask } = await withApp();
  const member = { email: "ada@example.org", role: "member" };
  await ask("PUT /teams/example-library/members", member);
  expect((await ask("PUT /teams/example-library/members", { ...member, role: "admin" })).body.role).toBe("admin");
  expect((await ask("GET /teams/example-library/members")).body).toHaveLength(2);
  await ask("DELETE /teams/example-library/members/ada%40example.org");
  expect((await ask("GET /teams/example-library/members")).body).toHaveLength(1);
});

test("buildpacks are replaced as a whole, names of the registry come back as URNs", async () => {
  const { ask } = await withApp();
  const updates = [{ buildpack: "heroku/nodejs" }, { buildpack: "https://github.com/example/buildpack" }];
  const { body } = await ask("PUT /apps/catalog/buildpack-installations", { updates });
  expect(body).toEqual([
    { ordinal: 0, buildpack: { name: "heroku/nodejs", url: "urn:buildpack:heroku/nodejs" } },
    { ordinal: 1, buildpack: { name: updates[1]?.buildpack, url: updates[1]?.buildpack } },
  ]);
  expect((await ask("PUT /apps/catalog/buildpack-installations", { updates: [] })).body).toEqual([]);
});

test("a drain is known by id, token and address, and an address comes once", async () => {
  const { ask } = await withApp();
  const url = "https://logs.example.org/in?a=b";
  const made = await ask("POST /apps/catalog/log-drains", { url });
  expect(made).toMatchObject({ status: 201, body: { url, addon: null } });
  for (const identity of [made.body.id, made.body.token, encodeURIComponent(url)]) {
    expect((await ask(`GET /apps/catalog/log-drains/${identity}`)).body).toEqual(made.body);
  }
  expect((await ask("POST /apps/catalog/log-drains", { url })).status).toBe(422);
  expect((await ask("POST /apps/catalog/log-drains", { url: "logs.example.org" })).status).toBe(422);
});

test("a promotion releases the slug on the target, and leaves its config vars alone", async () => {
  const made = await withApp();
  const { ask } = made;
  const team = await ask("GET /teams/example-library");
  const pipeline = await ask("POST /pipelines", { name: "catalog", owner: { id: team.body.id, type: "team" } });
  const target = await ask("POST /teams/apps", { name: "catalog-production", team: "example-library" });
  await ask("PATCH /apps/catalog/config-vars", { STAGE: "staging" });
  const wish = {
    pipeline: { id: pipeline.body.id },
    source: { app: { id: made.appId } },
    targets: [{ app: { id: target.body.id } }],
  };
  expect((await ask("POST /pipeline-promotions", wish)).status).toBe(422);
  await ask("POST /pipeline-couplings", { app: made.appId, pipeline: pipeline.body.id, stage: "staging" });
  await ask("POST /pipeline-couplings", { app: target.body.id, pipeline: pipeline.body.id, stage: "production" });
  await release(made, { web: "serve" });
  const promotion = await ask("POST /pipeline-promotions", wish);
  const targets = await ask(`GET /pipeline-promotions/${promotion.body.id}/promotion-targets`);
  expect(targets.body).toMatchObject([{ app: { id: target.body.id }, status: "succeeded" }]);
  expect((await ask("GET /apps/catalog-production/formation")).body).toMatchObject([{ type: "web", quantity: 1 }]);
  expect((await ask("GET /apps/catalog-production/config-vars")).body).toEqual({});
});
