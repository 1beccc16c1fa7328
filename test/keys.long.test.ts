import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "../engine/engine.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { bringUpWithDynos } from "./support/parity.ts";
import { type Ended, tandem } from "./support/tandem.ts";
import { tellHeroku } from "./support/tell-heroku.ts";
import { makeTrialOf } from "./support/trial-state.ts";

// The keys of the README, step 6, and of docs/review.md, step 2: of an account that is a member of the one team.
const owner = { email: "deployer@example.org", team: "example-library", role: "member" };

let estate: Estate;
beforeAll(async () => {
  const [local] = engineKinds;
  if (local === undefined) throw new Error("expected the local engine");
  estate = await openEstate(local, ["catalog"]);
  for (const scope of ["read", "write", "read-protected", "write-protected"]) {
    await tellHeroku(estate.local, "accounts", { ...owner, token: `key-${scope}`, scope: [scope] });
  }
});
afterAll(() => estate.close());

async function engineWith(key: string): Promise<Engine> {
  const [local] = engineKinds;
  if (local === undefined) throw new Error("expected the local engine");
  return local.open(estate.folder, { ...estate.env, HEROKU_API_KEY: key }, []);
}

const refused = "The scope of this OAuth authorization does not allow access to this resource.";

test("a key that writes without config vars is not enough for an up", async () => {
  const { errors } = await (await engineWith("key-write")).up("staging");
  expect(errors.join("\n")).toContain(refused);
});

test("the README's key brings both environments up, and the key for reviews reviews them", async () => {
  const engine = await engineWith("key-write-protected");
  await bringUpWithDynos({ ...estate, engine }, ["catalog"]);
  await makeTrialOf(estate.folder);
  const enough = await reviewWith("key-read-protected");
  expect(enough.output).not.toContain("403 forbidden");
  expect(enough.code).toBe(0);
  const without = await reviewWith("key-read");
  expect(without.output).toContain("403 forbidden");
  expect(without.code).toBe(1);
});

test("the key for reviews changes nothing", async () => {
  await estate.edit("Pulumi.production.yaml", "DJANGO_LOG_LEVEL: INFO", "DJANGO_LOG_LEVEL: WARNING");
  const { errors } = await (await engineWith("key-read-protected")).up("production");
  expect(errors.join("\n")).toContain(refused);
});

/** A review takes the key that the folder of the trial's Heroku has. */
async function reviewWith(key: string): Promise<Ended> {
  await writeFile(join(estate.folder, ".tandem", "heroku", "token"), `${key}\n`);
  return tandem(estate.folder, ["review", "--local"]);
}
