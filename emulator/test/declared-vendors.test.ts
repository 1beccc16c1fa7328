import { expect, test } from "vitest";
import { withApp } from "./estate.ts";

// Burrow, Night Watch and Lettershop are invented: the catalogue will never have them.

test("a vendor that was declared is sold under its plans and prices, and marked", async () => {
  const { ask, clock } = await withApp();
  expect((await ask("POST /apps/catalog/addons", { plan: "burrow:lemur" })).status).toBe(422);
  const sets = ["BURROW_URL", "BURROW_APIKEY"];
  await ask("POST /_local/vendors", { service: "burrow", plans: { lemur: 0, tiger: 1900, panda: null }, sets });
  const { body: service } = await ask("GET /addon-services/burrow");
  expect(service).toMatchObject({ state: "ga", human_name: "burrow (not in the bundled catalogue)" });
  const { body: plans } = await ask("GET /addon-services/burrow/plans");
  const prices = plans.map(({ name, price }: { name: string; price: object }) => [name, price]);
  expect(Object.fromEntries(prices)).toEqual({
    "burrow:lemur": { cents: 0, contract: false, unit: "month" },
    "burrow:tiger": { cents: 1900, contract: false, unit: "month" },
    "burrow:panda": { cents: 0, contract: true, unit: "month" },
  });
  const made = await ask("POST /apps/catalog/addons", { plan: "burrow:lemur" });
  expect(made.status).toBe(201);
  clock.advance(300);
  const { body } = await ask("GET /apps/catalog/config-vars");
  expect(Object.keys(body).sort()).toEqual([...sets].sort());
  expect(new URL(body.BURROW_URL).hostname).toMatch(/\.local-heroku\.invalid$/);
  expect((await ask("POST /apps/catalog/addons", { plan: "burrow:tigre" })).status).toBe(422);
});

test("config vars that do not begin with the service's name are set as declared", async () => {
  const { ask, clock } = await withApp();
  const sets = ["NIGHT_WATCH_KEY", "NIGHT_WATCH_LOG"];
  await ask("POST /_local/vendors", { service: "nightwatch", plans: { wayne: 0 }, sets });
  await ask("POST /apps/catalog/addons", { plan: "nightwatch" });
  clock.advance(300);
  expect(Object.keys((await ask("GET /apps/catalog/config-vars")).body).sort()).toEqual(sets);
});

test("a vendor of the catalogue keeps its plans, and a declared one those that it had", async () => {
  const { ask } = await withApp();
  expect((await ask("POST /_local/vendors", { service: "papertrail", plans: { huge: 1 } })).status).toBe(422);
  await ask("POST /_local/vendors", { service: "lettershop", plans: { starter: 0 } });
  await ask("POST /_local/vendors", { service: "lettershop", plans: { basic: 3500 } });
  expect((await ask("GET /addon-services/lettershop/plans")).body).toHaveLength(2);
});

test("any team can be there, and Private plans are for apps in a space", async () => {
  const { ask } = await withApp();
  expect((await ask("GET /teams/acme")).status).toBe(404);
  for (const _again of [1, 2]) expect((await ask("POST /_local/teams", { name: "acme" })).status).toBe(201);
  expect((await ask("GET /teams/acme")).body.role).toBe("admin");
  const plan = "heroku-postgresql:private-0";
  expect((await ask("POST /apps/catalog/addons", { plan })).status).toBe(422);
  await ask("POST /_local/spaces", { name: "quiet", team: "acme" });
  await ask("POST /teams/apps", { name: "secluded", team: "acme", space: "quiet" });
  expect((await ask("POST /apps/secluded/addons", { plan })).status).toBe(201);
});
