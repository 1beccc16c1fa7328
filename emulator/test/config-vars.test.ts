import { expect, test } from "vitest";
import { trial } from "./ask.ts";

async function withApp() {
  const made = trial();
  await made.ask("POST /teams/apps", { name: "catalog", team: "example-library" });
  const releases = async () => {
    const { body } = await made.ask("GET /apps/catalog/releases");
    return body.map(
      ({ version, description }: { version: number; description: string }) => `v${version} ${description}`,
    );
  };
  return { ...made, releases };
}

test("a change of config vars is a release, and removes only what is null", async () => {
  const { ask, releases } = await withApp();
  expect((await ask("PATCH /apps/catalog/config-vars", { A: "1", B: "2" })).body).toEqual({ A: "1", B: "2" });
  expect((await ask("PATCH /apps/catalog/config-vars", { A: null, C: "3" })).body).toEqual({ B: "2", C: "3" });
  expect((await ask("PATCH /apps/catalog/config-vars", { B: null })).body).toEqual({ C: "3" });
  expect(await releases()).toEqual([
    "v1 Initial release",
    "v2 Enable Logplex",
    "v3 Set A, B config vars",
    "v4 Set C config vars, Remove A config vars",
    "v5 Remove B config vars",
  ]);
});

test("a change that changes nothing makes no release", async () => {
  const { ask, releases } = await withApp();
  await ask("PATCH /apps/catalog/config-vars", { A: "1" });
  await ask("PATCH /apps/catalog/config-vars", { A: "1", MISSING: null });
  expect(await releases()).toHaveLength(3);
});

test("a release remembers the config vars of its time", async () => {
  const { ask } = await withApp();
  await ask("PATCH /apps/catalog/config-vars", { A: "1" });
  await ask("PATCH /apps/catalog/config-vars", { A: "2" });
  expect((await ask("GET /apps/catalog/releases/3/config-vars")).body).toEqual({ A: "1" });
  expect((await ask("GET /apps/catalog/releases/v4")).body).toMatchObject({ version: 4, current: true });
});

test("a value that is no string is refused without being repeated", async () => {
  const { ask } = await withApp();
  const refused = await ask("PATCH /apps/catalog/config-vars", { SECRET: ["marker-4711"] });
  expect(refused.status).toBe(422);
  expect(refused.body.message).toContain('Invalid type for key "SECRET"');
  expect(JSON.stringify(refused.body)).not.toContain("marker-4711");
});
