import { expect, test } from "vitest";
import { withApp } from "./estate.ts";

const limit = "You've reached your app limit of 100 apps.";

test("an app has 5 drains at most, those of add-ons among them", async () => {
  const { ask, clock } = await withApp();
  await ask("POST /apps/catalog/addons", { plan: "papertrail:choklad" });
  clock.advance(300);
  const add = (nth: number) => ask("POST /apps/catalog/log-drains", { url: `https://logs.example.org/${nth}` });
  for (const nth of [1, 2, 3, 4]) expect((await add(nth)).status).toBe(201);
  expect(await add(5)).toMatchObject({ status: 422, body: { message: expect.stringContaining("maximum number") } });
});

test("an app has 10 webhooks and 65,536 bytes of config vars at most", async () => {
  const { ask } = await withApp();
  const hook = { include: ["api:app"], level: "notify" };
  const add = (nth: number) =>
    ask("POST /apps/catalog/webhooks", { ...hook, url: `https://notices.example.org/${nth}` });
  for (let nth = 1; nth <= 10; nth++) expect((await add(nth)).status).toBe(201);
  expect((await add(11)).status).toBe(422);
  expect((await ask("PATCH /apps/catalog/config-vars", { A: "x".repeat(65_535) })).status).toBe(200);
  expect((await ask("PATCH /apps/catalog/config-vars", { B: "" })).status).toBe(422);
});

test("a team has 100 apps at most, however they come to it, and more once its limit is raised", async () => {
  const { ask } = await withApp();
  await ask("POST /_local/apps", { team: "example-library", count: 99 });
  const another = { name: "another", team: "example-library" };
  const refused = await ask("POST /teams/apps", another);
  expect(refused).toMatchObject({ status: 422, body: { message: expect.stringContaining(limit) } });
  await ask("POST /apps", { name: "playground" });
  expect((await ask("PATCH /teams/apps/playground", { owner: "example-library" })).status).toBe(422);
  expect((await ask("POST /teams/apps", { name: "elsewhere", team: "example-agency" })).status).toBe(201);
  expect((await ask("POST /_local/limits", { appsPerTeam: 101 })).body.appsPerTeam).toBe(101);
  expect((await ask("POST /teams/apps", another)).status).toBe(201);
  expect((await ask("POST /_local/limits", { appsPerPlanet: 1 })).status).toBe(422);
});

test("an account, a space and a team's people have limits too", async () => {
  const { ask } = await withApp();
  await ask("POST /_local/limits", { appsPerAccount: 1, appsPerSpace: 1, membersPerTeam: 2 });
  expect((await ask("POST /apps", { name: "first" })).status).toBe(201);
  expect((await ask("POST /apps", { name: "second" })).status).toBe(422);
  await ask("POST /_local/spaces", { name: "quiet", team: "example-library" });
  const inside = { team: "example-library", space: "quiet" };
  expect((await ask("POST /teams/apps", { ...inside, name: "third" })).status).toBe(201);
  expect((await ask("POST /teams/apps", { ...inside, name: "fourth" })).status).toBe(422);
  const people = ["ada", "ben"].map((name) => ({ email: `${name}@example.org`, role: "member" }));
  const added = [];
  for (const person of people) added.push((await ask("PUT /teams/example-library/members", person)).status);
  expect(added).toEqual([200, 422]);
});
