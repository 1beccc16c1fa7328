import { expect, test } from "vitest";
import { release, withApp, withDatabase } from "./estate.ts";

const web = { web: "serve" };
const ada = { Authorization: "Bearer token-of-ada" };

test("a release says who made it, and another account can be let in to make some", async () => {
  const { ask } = await withApp();
  const wish = { email: "ada@example.org", team: "example-library", token: "token-of-ada" };
  expect((await ask("GET /account", undefined, ada)).status).toBe(401);
  expect(await ask("POST /_local/accounts", wish)).toMatchObject({
    status: 201,
    body: { email: "ada@example.org", token: "token-of-ada" },
  });
  expect((await ask("GET /account", undefined, ada)).body.email).toBe("ada@example.org");
  await ask("PATCH /apps/catalog/config-vars", { A: "1" }, ada);
  await ask("PATCH /apps/catalog/config-vars", { A: "2" });
  const { body } = await ask("GET /apps/catalog/releases");
  expect(body.map(({ user }: { user: { email: string } }) => user.email)).toEqual([
    "you@example.org",
    "you@example.org",
    "ada@example.org",
    "you@example.org",
  ]);
});

test("an account without a team sees none of its apps; a token and a team are of one owner", async () => {
  const { ask } = await withApp();
  const { body } = await ask("POST /_local/accounts", { email: "ada@example.org" });
  const own = { Authorization: `Bearer ${body.token}` };
  expect((await ask("GET /apps/catalog", undefined, own)).status).toBe(403);
  await ask("POST /_local/accounts", { email: "ada@example.org", team: "example-library", role: "member" });
  expect((await ask("GET /apps/catalog", undefined, own)).status).toBe(200);
  for (const token of [body.token, "local-token"]) {
    expect(await ask("POST /_local/accounts", { email: "ben@example.org", token })).toMatchObject({
      status: 422,
      body: { message: "That token belongs to another account." },
    });
  }
  expect((await ask("POST /_local/accounts", { email: "ben@example.org", team: "nobody" })).status).toBe(422);
});

test("a rollback is a new current release, with the code and config vars of the earlier one", async () => {
  const made = await withApp();
  const { ask } = made;
  const first = await release(made, web);
  await ask("PATCH /apps/catalog/config-vars", { A: "1" });
  const good = (await ask("GET /apps/catalog/releases/current")).body;
  await release(made, { web: "serve", worker: "work" });
  await ask("PATCH /apps/catalog/config-vars", { A: "2", B: "3" });
  const back = await ask("POST /apps/catalog/releases", { release: good.id });
  expect(back).toMatchObject({
    status: 201,
    body: { version: 7, description: "Rollback to v4", current: true, slug: first.body.slug },
  });
  expect((await ask("GET /apps/catalog/config-vars")).body).toEqual({ A: "1" });
  const { body } = await ask("GET /apps/catalog/releases");
  expect(body.filter(({ current }: { current: boolean }) => current)).toEqual([back.body]);
  const types = (await ask("GET /apps/catalog/formation")).body.map(({ type }: { type: string }) => type);
  expect(types).toEqual(["web"]);
});

test("a config change after a rollback keeps its code", async () => {
  const made = await withApp();
  const { ask } = made;
  const first = await release(made, web);
  await release(made, web);
  await ask("POST /apps/catalog/releases", { release: first.body.id });
  await ask("PATCH /apps/catalog/config-vars", { A: "1" });
  expect((await ask("GET /apps/catalog/releases/current")).body).toMatchObject({
    version: 6,
    description: "Set A config vars",
    slug: first.body.slug,
  });
});

test("a rollback neither brings back nor takes away what add-ons set", async () => {
  const made = await withDatabase();
  const { ask } = made;
  const first = await release(made, web);
  await ask(`DELETE /apps/catalog/addons/${made.database.id}`);
  await ask("POST /apps/catalog/addons", { plan: "papertrail:choklad" });
  made.clock.advance(2000);
  await ask("POST /apps/catalog/releases", { release: first.body.id });
  expect(Object.keys((await ask("GET /apps/catalog/config-vars")).body)).toEqual(["PAPERTRAIL_API_TOKEN"]);
});
