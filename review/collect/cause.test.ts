import { expect, test } from "vitest";
import type { Evidence, ReleaseFact } from "../../kinds/drift.ts";
import { factOf } from "../live/releases.ts";
import { causePhrase } from "../render/words/cause.ts";
import { said } from "../test/said.ts";
import { causeOf as causeData } from "./cause.ts";
import { subjectOf } from "./subject.ts";
import { changed, settings, step } from "./test/sample.ts";

/** Releases by their descriptions, newest first. */
const releases = (...descriptions: string[]): ReleaseFact[] =>
  descriptions.map((description, index) =>
    factOf({
      version: descriptions.length - index,
      description,
      status: "succeeded",
      created_at: "2026-11-20T09:15:00Z",
      user: { email: description.includes(" by ") ? "rollbar@addons.heroku.com" : "ada@example.org" },
      app: { name: "catalog-production" },
    }),
  );

const evidence: Evidence = {
  settings: settings.services[0],
  releases: releases("Deploy 1a2b3c4d"),
  setByAddons: new Map(),
  addonNames: { postgres: "postgresql-flat-1" },
  addonsInPlace: {},
  attachments: new Map(),
  planNames: new Map(),
};

/** Why, as people read it. */
const causeOf = (...args: Parameters<typeof causeData>) => {
  const cause = causeData(...args);
  const { details: _, ...rest } = cause;
  return { ...rest, text: said(causePhrase({ ...args[0], cause })) };
};

const why = (
  noun: string,
  name: string,
  path: string | undefined,
  known: Partial<Evidence> = {},
  values?: [string, string],
) =>
  causeOf(
    subjectOf(step(noun, name, "update"), ["catalog"]),
    path === undefined ? undefined : changed(path, ...(values ?? [])),
    { ...evidence, ...known },
  );

const config = (path: string, known: Partial<Evidence>) =>
  why("AppConfigAssociation", "catalog-app-config", path, known);
const by = { by: "ada@example.org", at: "2026-11-20T09:15:00.000Z" };

test("a config var was set or removed by the author of the latest release that names it", () => {
  const known = {
    releases: releases("Deploy 1a2b3c4d", "Set MODE, LOG_LEVEL config vars", "Set LOG_LEVEL config vars"),
  };
  expect(config("vars.LOG_LEVEL", known)).toEqual({
    kind: "hand edit",
    text: "LOG_LEVEL was set by hand",
    ...by,
    release: 2,
  });
  expect(config("sensitiveVars.PASSWORD", { releases: releases("Remove PASSWORD config vars") })).toMatchObject({
    kind: "hand edit",
    release: 1,
  });
});

test("a later rollback explains every config var that was not set after it", () => {
  const known = { releases: releases("Set MODE config vars", "Rollback to v41", "Set LOG_LEVEL config vars") };
  expect(config("vars.LOG_LEVEL", known)).toEqual({
    kind: "rollback",
    text: "LOG_LEVEL is as it was in v41: the app was rolled back to it",
    ...by,
    release: 2,
  });
  expect(config("vars.MODE", known)).toMatchObject({ kind: "hand edit", release: 3 });
});

test("a config var that an add-on has changed is told as the add-on's", () => {
  expect(config("vars.ROLLBAR_ENDPOINT", { releases: releases("Update ROLLBAR by rollbar") })).toEqual({
    kind: "add-on",
    text: "ROLLBAR_ENDPOINT was changed by an add-on: Update ROLLBAR by rollbar",
    ...by,
    by: "rollbar@addons.heroku.com",
    release: 1,
  });
  expect(config("vars.REDIS_URL", { releases: releases("Attach REDIS (@ref:redis-flat-1)") }).kind).toBe("add-on");
  expect(config("vars.REDISTRIBUTE", { releases: releases("Attach REDIS (@ref:redis-flat-1)") }).kind).toBe("unknown");
  expect(config("vars.A", { setByAddons: new Map([["A", "rollbar"]]) })).toEqual({
    kind: "add-on",
    text: "A is set by the add-on rollbar",
  });
});

test("what nothing tells is unknown, and never somebody's", () => {
  expect(config("vars.LOG_LEVEL", {})).toEqual({
    kind: "unknown",
    text: "none of the app's newest releases names LOG_LEVEL",
  });
  expect(config("vars.LOG_LEVEL", { releases: undefined })).toEqual({
    kind: "unknown",
    text: "the app's releases could not be read",
  });
});

test.each<[what: string, name: string, path: string, after: string, kind: string]>([
  ["more dynos of a size that autoscales", "web", "quantity", "5", "autoscaled"],
  ["none, to which nothing autoscales", "web", "quantity", "0", "unknown"],
  ["more dynos of a type that never autoscales", "worker", "quantity", "5", "unknown"],
  ["another size", "web", "size", "Performance-L", "unknown"],
])("dynos: %s", (_, type, path, after, kind) => {
  expect(why("Formation", `catalog-app-${type}`, path, {}, ["2", after])).toMatchObject({ kind });
});

test("a plan that Heroku calls otherwise now was changed by nobody", () => {
  const [before, after] = ["heroku-redis:premium-0", "heroku-redis:premium-0-v2"];
  const of = (now: string | undefined) =>
    why("Addon", "catalog-redis", "plan", { planNames: new Map(now === undefined ? [] : [[before, now]]) }, [
      before,
      after,
    ]);
  expect(of(after)).toEqual({ kind: "plan renamed", text: `Heroku calls ${before} ${after} now` });
  expect(of(before).kind).toBe("unknown");
  expect(of(undefined).kind).toBe("unknown");
});

test("another certificate is ACM's where there are automatic ones, and somebody's elsewhere", () => {
  const [own] = settings.services;
  const domain = { hostname: "a.example.org", dns: { kind: "external", alias: false } as const, apex: undefined };
  const automatic = own && { ...own, domain };
  expect(why("Domain", "catalog-domain", "sniEndpointId", { settings: automatic }).kind).toBe("certificate");
  expect(why("Domain", "catalog-domain", "sniEndpointId").kind).toBe("unknown");
});

test("what a failed up could not do is blamed on nobody: the cause has Heroku's words", () => {
  const words =
    "PATCH /apps/a/addons/b: Cannot change it (422 invalid_params)\nb keeps its plan\n  1. declare a second one";
  const plan = { path: "plan", kind: "update", replaces: false } as const;
  const subject = { urn: "urn", type: "heroku:index/addon:Addon", name: "catalog-postgres", service: "catalog" };
  const known = { ...evidence, releases: releases("Set LOG_LEVEL config vars") };
  expect(causeOf(subject, plan, known, [words])).toEqual({
    kind: "failed update",
    text: "the last up could not do this: PATCH /apps/a/addons/b: Cannot change it (422 invalid_params) b keeps its plan 1. declare a second one",
  });
  const ofConfig = { ...subject, type: "heroku:index/appConfigAssociation:AppConfigAssociation" };
  const key = { path: "vars.LOG_LEVEL", kind: "update", replaces: false } as const;
  expect(causeOf(ofConfig, key, known, [words])).toMatchObject({ kind: "hand edit", release: 1 });
});

test("who took an add-on off its app, a release tells; of other things nobody does", () => {
  const known = { releases: releases("Detach DATABASE (@ref:postgresql-flat-1)") };
  expect(why("Addon", "catalog-postgres", undefined, known)).toEqual({
    kind: "deleted",
    text: "the add-on postgresql-flat-1 no longer exists",
    ...by,
    release: 1,
  });
  expect(why("Addon", "catalog-redis", undefined, known)).toEqual({
    kind: "deleted",
    text: "the add-on catalog-redis no longer exists",
  });
  // Nothing is recorded of it, and the release took nothing off.
  expect(why("Addon", "catalog-redis", undefined)).not.toHaveProperty("by");
  expect(why("Domain", "catalog-domain", undefined, known)).toEqual({
    kind: "deleted",
    text: "Heroku does not say who deleted it",
  });
});
