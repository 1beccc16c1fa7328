import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopRunning } from "@tandem/emulator/process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ThrowawaySecrets } from "../cli/try/throwaway-secrets.ts";
import { serve } from "../review/github/test/serving.ts";
import { StandIn } from "../review/github/test/stand-in.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { onLocalHeroku, programs } from "./workflow/programs.ts";
import { type Remote, remote } from "./workflow/repository.ts";
import { type Happening, type RunOf, run } from "./workflow/runner.ts";

/** The example's catalogue, a git remote, a GitHub and a Heroku: nothing is missing but their owners. */
let estate: Estate;
let origin: Remote;
let path: string;
let home: string;
const standIn = new StandIn();

beforeAll(async () => {
  const [local] = engineKinds;
  if (local === undefined) throw new Error("expected the local engine");
  [estate, origin, path, home] = await Promise.all([
    openEstate(local, ["catalog"]),
    remote(),
    programs(onLocalHeroku),
    mkdtemp(join(tmpdir(), "home-")),
  ]);
  // As a team sets them before its first merge.
  for (const environment of ["staging", "production"]) {
    new ThrowawaySecrets(join(estate.folder, ".tandem"), environment).make(["catalog:EMAIL_HOST_PASSWORD"]);
  }
});
afterAll(() =>
  Promise.all([
    estate.close(),
    origin.remove(),
    ...[path, home].map((each) => rm(each, { recursive: true, force: true })),
  ]),
);

/** Pushes the project as it is, and runs a workflow on that commit. */
async function happens(workflow: Happening["workflow"], branch = "main"): Promise<RunOf> {
  const commit = origin.push(estate.folder, branch);
  const { env, close } = await serve(standIn);
  const event = {
    pull_request: { number: 7, user: { login: "ana" }, head: { repo: { full_name: "example-library/estate" } } },
  };
  try {
    return await run(
      { workflow, commit, event, secrets: {} },
      { remote: origin, programs: path, env: { ...env, HOME: home }, trial: join(estate.folder, ".tandem") },
    );
  } finally {
    await close();
  }
}

const comment = () => standIn.on(7)[0]?.body ?? "";

test("what is merged is brought up, staging first, and production as it was reviewed", async () => {
  const { results, summaries } = await happens("deploy");
  expect(results).toEqual({ staging: "success", "production-review": "success", production: "success" });
  expect(summaries["production-review"]).toMatch(/🟡 \*\*production\*\*: pending: \d+ changes/);
  for (const environment of ["staging", "production"]) {
    const addons = await estate.api.platform.list(`/apps/catalog-${environment}/addons`, z.unknown());
    expect(addons).toHaveLength(4);
  }
});

test("a pull request shows what it does to each environment, in one comment", async () => {
  await estate.edit("Pulumi.production.yaml", "web: { quantity: 2,", "web: { quantity: 3,");
  const { results } = await happens("preview", "more-dynos");
  expect(results).toEqual({ review: "success", comment: "success", fork: "skipped" });
  expect(standIn.on(7)).toHaveLength(1);
  expect(comment()).toMatch(/\*\*production\*\*: pending: \d+ changes?/);
  expect(comment()).toMatch(/catalog-app-web` \(Formation of catalog\): `quantity` `2` → `3`/);
});

test("a policy's stop fails the check, and is in the comment with what it says", async () => {
  await estate.edit("Pulumi.production.yaml", /quantity: \d, size: Standard-1X/g, "quantity: 1, size: Eco");
  const { results } = await happens("preview", "sleeping-dynos");
  expect(results).toEqual({ review: "failure", comment: "success", fork: "skipped" });
  expect(comment()).toMatch(/⛔ \*\*production\*\*: stopped by \d+ mandatory polic/);
  expect(comment()).toContain("production-never-sleeps");
  expect(standIn.on(7)[1]?.body).toContain("**production**: was pending, is stopped by a policy");
});

test("a Heroku that does not answer is told in the issue of each environment, and by a failed run", async () => {
  await stopRunning(join(estate.folder, ".tandem", "heroku"));
  const { results } = await happens("drift");
  expect(results).toEqual({ review: "failure", issue: "success" });
  expect(standIn.issues.map(({ body }) => body)).toEqual([
    expect.stringContaining("**Not everything could be looked at**"),
    expect.stringContaining("**Not everything could be looked at**"),
  ]);
});
