import { expect, test } from "vitest";
import { trial } from "./ask.ts";

const app = { name: "catalog-staging", team: "example-library" };

test("an app made in a team is found by name and by id", async () => {
  const { ask } = trial();
  const made = await ask("POST /teams/apps", { ...app, region: "eu", stack: "container" });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    name: "catalog-staging",
    team: { name: "example-library" },
    owner: { email: "example-library@herokumanager.com" },
    region: { name: "eu" },
    stack: { name: "container" },
    maintenance: false,
    acm: false,
  });
  expect((await ask(`GET /apps/${made.body.id}`)).body.name).toBe("catalog-staging");
  expect((await ask("GET /apps/catalog-staging")).body.id).toBe(made.body.id);
  const listed = await ask("GET /teams/example-library/apps");
  expect(listed.body.map(({ name }: { name: string }) => name)).toEqual(["catalog-staging"]);
});

test("a taken name is refused with Heroku's message, whether the app is visible or not", async () => {
  const { ask } = trial();
  await ask("POST /teams/apps", app);
  const again = await ask("POST /teams/apps", app);
  expect(again).toMatchObject({
    status: 422,
    body: { id: "invalid_params", message: "Name catalog-staging is already taken" },
  });
  expect((await ask("POST /apps", { name: "example" })).body.message).toBe("Name example is already taken");
  expect(await ask("GET /apps/example")).toMatchObject({ status: 403, body: { id: "forbidden" } });
});

test.each(["ab", "Catalog", "1catalog", "catalog-", `c${"a".repeat(30)}`])(
  "the app name %s is refused",
  async (name) => {
    const { ask } = trial();
    const refused = await ask("POST /teams/apps", { ...app, name });
    expect(refused.status).toBe(422);
    expect(refused.body.message).toContain('Invalid pattern for key "name"');
  },
);

test("a team that does not exist is not found, and one that is closed forbids", async () => {
  const { ask } = trial();
  expect(await ask("POST /teams/apps", { ...app, team: "nowhere" })).toMatchObject({
    status: 404,
    body: { message: "Couldn't find that team.", resource: "team" },
  });
  expect(await ask("POST /teams/apps", { ...app, team: "locked-team" })).toMatchObject({
    status: 403,
    body: { id: "forbidden" },
  });
});

test("renaming moves the addresses and frees the old name", async () => {
  const { ask } = trial();
  const made = await ask("POST /teams/apps", app);
  const renamed = await ask("PATCH /apps/catalog-staging", { name: "catalog-next", maintenance: true });
  expect(renamed.body).toMatchObject({
    id: made.body.id,
    maintenance: true,
    git_url: "https://git.heroku.com/catalog-next.git",
  });
  expect(renamed.body.web_url).toMatch(/^https:\/\/catalog-next-[0-9a-f]{12}\.herokuapp\.com\/$/);
  expect((await ask("GET /apps/catalog-staging")).status).toBe(404);
  expect((await ask("POST /teams/apps", app)).status).toBe(201);
});

test("an app that was never deployed on takes a new stack at once", async () => {
  const { ask } = trial();
  await ask("POST /teams/apps", app);
  const changed = await ask("PATCH /apps/catalog-staging", { build_stack: "container" });
  expect(changed.body).toMatchObject({ stack: { name: "container" }, build_stack: { name: "container" } });
});

test("deleting an app answers with it, and then it is gone", async () => {
  const { ask } = trial();
  await ask("POST /teams/apps", app);
  expect(await ask("DELETE /apps/catalog-staging")).toMatchObject({ status: 200, body: { name: "catalog-staging" } });
  expect(await ask("GET /apps/catalog-staging")).toMatchObject({
    status: 404,
    body: { id: "not_found", message: "Couldn't find that app.", resource: "app" },
  });
  expect((await ask("DELETE /apps/catalog-staging")).status).toBe(404);
});

test("automatic certificates are switched on and off", async () => {
  const { ask } = trial();
  await ask("POST /teams/apps", app);
  expect(await ask("POST /apps/catalog-staging/acm", {})).toMatchObject({ status: 200, body: { acm: true } });
  expect((await ask("DELETE /apps/catalog-staging/acm")).body.acm).toBe(false);
});

test("an app is transferred with all that hangs on it, but for its place in a pipeline", async () => {
  const { ask } = trial();
  const { body: made } = await ask("POST /teams/apps", app);
  const library = (await ask("GET /teams/example-library")).body;
  const addon = (await ask(`POST /apps/${made.id}/addons`, { plan: "papertrail:choklad" })).body;
  const owner = { id: library.id, type: "team" };
  const pipeline = (await ask("POST /pipelines", { name: "catalog", owner })).body;
  await ask("POST /pipeline-couplings", { app: made.id, pipeline: pipeline.id, stage: "staging" });
  const moved = await ask(`PATCH /teams/apps/${made.id}`, { owner: "example-agency" });
  expect(moved).toMatchObject({ status: 200, body: { id: made.id, team: { name: "example-agency" } } });
  expect((await ask(`GET /addons/${addon.id}`)).body).toMatchObject({ app: { id: made.id } });
  expect((await ask(`GET /apps/${made.id}/pipeline-couplings`)).status).toBe(404);
  expect((await ask(`PATCH /teams/apps/${made.id}`, { owner: "you@example.org" })).body).toMatchObject({ team: null });
  expect((await ask(`PATCH /teams/apps/${made.id}`, { owner: "locked-team" })).status).toBe(403);
  await ask(`PATCH /teams/apps/${made.id}`, { owner: "example-library" });
  const { body: people } = await ask(`GET /apps/${made.id}/collaborators`);
  expect(people.map(({ user }: { user: { email: string } }) => user.email)).toContain("you@example.org");
});
