import { expect, test } from "vitest";
import { herokuOf, release } from "../collect/test/heroku-of.ts";
import { healthChecks } from "./health.ts";
import { appRow, observedOn } from "./test/observed-app.ts";

/** What one check finds, by what Heroku answers. */
async function found(what: string, answers: Readonly<Record<string, unknown>>) {
  const { heroku } = herokuOf({ "/addons": [], "/addon-attachments": [], ...answers }).source;
  const observed = observedOn(heroku, "shop", appRow("a1", "shop-production"));
  const check = healthChecks(observed, []).find((each) => each.what === what);
  return check?.look();
}

const dyno = (name: string, state: string, type = "web") => ({ name, state, type });

const web = (quantity: number) => ({ type: "web", quantity, dyno_size: { name: "Basic" } });

test("does not read dynos of an app that is scaled to 0", async () => {
  expect(await found("dynos", { "/apps/a1/formation": [web(0)] })).toEqual([]);
});

test("reports crashed dynos by name, and not those that start, idle or were run by hand", async () => {
  const dynos = [
    dyno("web.2", "crashed"),
    dyno("web.1", "crashed"),
    dyno("web.3", "starting"),
    dyno("worker.1", "idle"),
  ];
  const byHand = dyno("run.7", "crashed", "run");
  const answers = { "/apps/a1/formation": [web(3)], "/apps/a1/dynos": [...dynos, byHand] };
  expect(await found("dynos", answers)).toEqual([
    { service: "shop", app: "shop-production", kind: "dynos", state: "crashed", dynos: ["web.1", "web.2"] },
  ]);
});

const failed = (version: number) => ({ ...release(version, "Deploy 3f9c2d41"), status: "failed" });

test("reports a failed release with its author, while it is the newest", async () => {
  const at = "/apps/a1/releases";
  expect(await found("releases", { [at]: [release(7, "Deploy aaaaaaaa"), failed(8)] })).toMatchObject([
    { kind: "release", version: 8, description: "Deploy 3f9c2d41", by: "ada@example.org" },
  ]);
  expect(await found("releases", { [at]: [failed(8), release(9, "Deploy bbbbbbbb")] })).toEqual([]);
});

const addon = (name: string, state: string, createdAt: string) => ({
  id: name,
  name,
  app: { id: "a1", name: "shop-production" },
  addon_service: { name: "papertrail" },
  plan: { name: "papertrail:fixa" },
  state,
  config_vars: [],
  created_at: createdAt,
});

test("an add-on that is provisioned for longer than an hour, or has lost its vendor, is unhealthy", async () => {
  const rows = [
    addon("young", "provisioning", "2026-11-21T09:30:00Z"),
    addon("stuck", "provisioning", "2026-11-21T08:30:00Z"),
    addon("gone", "deprovisioned", "2026-11-21T09:59:00Z"),
    addon("well", "provisioned", "2026-01-01T00:00:00Z"),
  ];
  expect(await found("add-ons", { "/addons": rows })).toMatchObject([
    { addon: "stuck", state: "provisioning", since: "2026-11-21T08:30:00.000Z" },
    { addon: "gone", state: "deprovisioned" },
  ]);
});

test("reports a nearly full database by the name under which the app reads it", async () => {
  const answers = (size: string) => ({
    "/addons": [
      {
        ...addon("db", "provisioned", "2026-11-21T09:00:00Z"),
        addon_service: { name: "heroku-postgresql" },
        plan: { name: "heroku-postgresql:essential-0" },
      },
    ],
    "/addon-attachments": [
      { name: "ARCHIVE", app: { id: "a1" }, addon: { id: "db", app: { id: "a1", name: "shop-production" } } },
    ],
    "/client/v11/databases/db": { info: [{ name: "Data Size", values: [size] }] },
  });
  expect(await found("backups", answers("950 MB / 1 GB (92.77%) (In compliance)"))).toEqual([
    {
      service: "shop",
      app: "shop-production",
      kind: "full",
      database: "db",
      attachment: "ARCHIVE",
      plan: "heroku-postgresql:essential-0",
      measure: "storage",
      used: 950 * 1024 ** 2,
      limit: 1024 ** 3,
      percent: 92,
    },
  ]);
  expect(await found("backups", answers("12.5 MB / 1 GB (1.22%) (In compliance)"))).toEqual([]);
});

test("a database that Heroku calls unavailable is unhealthy, declared or not", async () => {
  const database = {
    ...addon("db", "provisioned", "2026-11-21T09:00:00Z"),
    addon_service: { name: "heroku-postgresql" },
  };
  const info = [{ name: "Status", values: ["Unavailable, being restored"] }];
  const answers = { "/addons": [database], "/client/v11/databases/db": { info } };
  expect(await found("backups", answers)).toMatchObject([{ kind: "database", status: "Unavailable, being restored" }]);
});
