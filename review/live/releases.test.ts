import { expect, test } from "vitest";
import { herokuOf, release } from "../collect/test/heroku-of.ts";
import { keysIn, releasesOfRollback } from "./releases.ts";

const at = "/apps/a1/releases";
const ofPipeline = "/pipelines/p1/latest-releases";

/** The paths about releases that are asked for, where the newest release of the app in its pipeline is this one. */
async function askedFor(newest: ReturnType<typeof release>) {
  const { source, asked } = herokuOf({
    "/apps": [{ id: "a1", name: "catalog-production" }],
    "/pipeline-couplings": [
      { app: { id: "a1" }, pipeline: { id: "p1" }, stage: "production", created_at: "2026-11-20T09:15:00Z" },
    ],
    [ofPipeline]: [newest],
    [at]: [newest, release(3, "Rollback to v1"), release(2, "Deploy 3f9c2d41"), release(1, "Deploy 1a2b3c4d")],
  });
  const releases = await releasesOfRollback(source.lists, "catalog-production");
  return { releases: releases.map(({ version }) => version), asked: asked.filter((path) => /releases$/.test(path)) };
}

test.each(["Deploy 3f9c2d41", "Set LOG_LEVEL config vars"])(
  "a newest release that says %s rules a rollback out by itself",
  async (description) => {
    expect(await askedFor(release(4, description))).toEqual({ releases: [4], asked: [ofPipeline] });
  },
);

test.each([
  ["a rollback", release(4, "Rollback to v1"), [4, 3, 2, 1]],
  [
    "a vendor's",
    { ...release(4, "Update DATABASE by heroku-postgresql"), user: { email: "x@addons.heroku.com" } },
    [4, 3, 2, 1],
  ],
  ["one that failed", { ...release(4, "Deploy 9d8c7b6a"), status: "failed" }, [3, 2, 1]],
])("where the newest release is %s, those before it are read too", async (_, newest, releases) => {
  expect(await askedFor(newest)).toEqual({ releases, asked: [ofPipeline, at] });
});

test.each([
  ["Set LOG_LEVEL config vars", ["LOG_LEVEL"]],
  ["Set LOG_LEVEL, DEBUG_UNTIL config vars", ["LOG_LEVEL", "DEBUG_UNTIL"]],
  ["Set LOG_LEVEL and DEBUG_UNTIL config vars", ["LOG_LEVEL", "DEBUG_UNTIL"]],
  ["Remove SECRET_KEY_BASE config var", ["SECRET_KEY_BASE"]],
  ["Set A, B config vars, Remove C, D config vars", ["A", "B", "C", "D"]],
  ["Set A config vars and Remove C config vars", ["A", "C"]],
  ["Deploy 3f9c2d41", []],
  ["Attach DATABASE (@ref:postgresql-flat-1)", []],
  ["Notes on Set A config vars", []],
])("a release that says %s names %j", (description, keys) => {
  expect(keysIn({ description })).toEqual(keys);
});
