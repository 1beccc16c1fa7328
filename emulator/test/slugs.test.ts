import { expect, test } from "vitest";
import { type Trial, trial } from "./ask.ts";
import { release, withApp } from "./estate.ts";

async function withTwoApps(): Promise<Trial & { slugId: string }> {
  const made = await withApp();
  const { body } = await release(made, { web: "serve", worker: "work" });
  await made.ask("POST /teams/apps", { name: "catalog-production", team: "example-library" });
  return { ...made, slugId: body.slug.id };
}

test("a slug of one app is released on another, and rolled back to", async () => {
  const { ask, slugId } = await withTwoApps();
  const copied = await ask("POST /apps/catalog-production/releases", { slug: slugId });
  expect(copied).toMatchObject({ status: 201, body: { slug: { id: slugId } } });
  const formation = await ask("GET /apps/catalog-production/formation");
  expect(formation.body.map(({ type }: { type: string }) => type)).toEqual(["web", "worker"]);
  expect((await ask(`GET /apps/catalog-production/slugs/${slugId}`)).body.id).toBe(slugId);
  await ask("PATCH /apps/catalog-production/config-vars", { A: "1" });
  expect((await ask("POST /apps/catalog-production/releases", { release: copied.body.id })).status).toBe(201);
});

test("a copied slug outlives the app that made it, and goes with the last app that runs it", async () => {
  const { ask, slugId, emulator } = await withTwoApps();
  await ask("POST /apps/catalog-production/releases", { slug: slugId });
  await ask("DELETE /apps/catalog");
  expect((await ask(`GET /apps/catalog-production/slugs/${slugId}`)).status).toBe(200);
  await ask("DELETE /apps/catalog-production");
  expect(emulator.store.slugs.all()).toEqual([]);
});

test("an unknown slug, and a slug of an app whose code the account cannot read, are refused", async () => {
  const { ask, slugId } = await withTwoApps();
  const unknown = "01234567-89ab-4cde-8f01-23456789abcd";
  expect((await ask("POST /apps/catalog-production/releases", { slug: unknown })).status).toBe(404);
  await ask("POST /_local/accounts", { email: "ada@example.org", token: "ada" });
  const ada = { Authorization: "Bearer ada" };
  await ask("POST /apps", { name: "adas" }, ada);
  expect((await ask("POST /apps/adas/releases", { slug: slugId }, ada)).status).toBe(403);
  expect((await ask(`GET /apps/adas/slugs/${slugId}`, undefined, ada)).status).toBe(404);
});

test("an app that released nothing has no slug", async () => {
  const { ask } = trial();
  await ask("POST /apps", { name: "empty" });
  expect((await ask("GET /apps/empty/slugs/none")).status).toBe(404);
});
