import { expect, test } from "vitest";
import { trial } from "./ask.ts";
import { release } from "./estate.ts";

const team = "example-library";

async function withSpace(more: object = {}) {
  const made = trial();
  const { status, body } = await made.ask("POST /_local/spaces", { name: "quiet", team, ...more });
  return { ...made, status, space: body };
}

test("an app in a private space is of the space's team and region", async () => {
  const { ask, space, status } = await withSpace({ region: "frankfurt" });
  expect({ status, space }).toMatchObject({
    status: 201,
    space: { name: "quiet", region: "frankfurt", shield: false },
  });
  expect((await ask("POST /_local/spaces", { name: "quiet", team })).body).toEqual(space);
  const made = await ask("POST /teams/apps", { name: "catalog", team, space: "quiet" });
  const home = { id: space.id, name: "quiet", shield: false };
  expect(made.body).toMatchObject({ space: home, region: { name: "frankfurt" }, team: { name: team } });
  expect((await ask("GET /apps/catalog")).body.space).toEqual(home);
  expect((await ask("POST /teams/apps", { name: "by-id", space: space.id })).body.team.name).toBe(team);
  expect((await ask("POST /teams/apps", { name: "open", team })).body.space).toBeNull();
});

test("a space that is not there, of another team or in another region is refused", async () => {
  const { ask } = await withSpace();
  const app = (more: object) => ask("POST /teams/apps", { name: "catalog", team, ...more });
  expect(await app({ space: "loud" })).toMatchObject({ status: 404, body: { resource: "space" } });
  expect((await app({ space: "quiet", team: "example-agency" })).body.message).toBe(
    "The space quiet belongs to the team example-library, which has to own its apps.",
  );
  expect((await app({ space: "quiet", region: "us" })).body.message).toBe(
    "The space quiet is in the region virginia, not in us.",
  );
  expect((await app({ region: "virginia" })).body.message).toBe(
    "Apps in the region virginia have to be in a Private Space.",
  );
  expect((await ask("POST /_local/spaces", { name: "other", team, region: "us" })).status).toBe(422);
  expect((await ask("POST /_local/spaces", { name: "other", team: "nobody" })).status).toBe(422);
});

test("a private space has its own dyno sizes", async () => {
  const stage = await withSpace();
  const { ask } = stage;
  await ask("POST /teams/apps", { name: "catalog", team, space: "quiet" });
  await release(stage, { web: "serve" });
  expect((await ask("GET /apps/catalog/formation/web")).body.size).toBe("Private-S");
  const size = (name: string) => ask("PATCH /apps/catalog/formation/web", { size: name });
  expect((await size("Standard-1X")).body.message).toBe("The space of catalog runs Private dynos only.");
  expect((await size("Private-M")).status).toBe(200);
});

test("every release says who made it", async () => {
  const stage = trial();
  const { ask } = stage;
  await ask("POST /teams/apps", { name: "catalog", team });
  await release(stage, { web: "serve" });
  const { id, email } = (await ask("GET /account")).body;
  const { body } = await ask("GET /apps/catalog/releases");
  expect(body.map(({ user }: { user: object }) => user)).toEqual([1, 2, 3].map(() => ({ id, email })));
});
