import { createEmulator } from "@tandem/emulator";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { connect } from "../client/connect.ts";
import type { Heroku } from "../client/heroku.ts";
import { NotFound } from "../define/not-found.ts";
import { getAddonPlanFunction } from "../functions/get-addon-plan.ts";
import { getAddonServiceFunction } from "../functions/get-addon-service.ts";
import { getAppFunction } from "../functions/get-app.ts";
import { getDynoSizesFunction } from "../functions/get-dyno-sizes.ts";
import { getPipelinesFunction } from "../functions/get-pipelines.ts";
import { getTeamFunction } from "../functions/get-team.ts";

/** A Heroku of its own, which notes the paths that it is asked for. */
function localHeroku(asked: string[] = []): Heroku {
  const { app } = createEmulator();
  return herokuAt(async (input, init) => {
    asked.push(new URL(String(input)).pathname);
    return app.request(String(input), init);
  });
}

const herokuAt = (fetch: typeof globalThis.fetch): Heroku =>
  connect({ apiKey: "local-token", apiUrl: "http://127.0.0.1", dataUrl: "http://127.0.0.1", fetch });

const answering = (answers: Record<string, unknown>): Heroku =>
  herokuAt(async (input) => Response.json(answers[new URL(String(input)).pathname]));

const made = z.object({ id: z.string() });
const post = (api: Heroku, path: string, body: unknown) => api.platform.send("POST", path, { body, response: made });

describe("getApp", () => {
  test("finds a team's app", async () => {
    const api = localHeroku();
    const { id } = await post(api, "/teams/apps", { name: "shop", team: "example-library" });
    expect(await getAppFunction.run(api, { name: "shop" })).toMatchObject({
      id,
      name: "shop",
      region: "us",
      acm: false,
      gitUrl: "https://git.heroku.com/shop.git",
      organization: { name: "example-library" },
    });
  });

  test("says which app it does not find", async () => {
    const looking = getAppFunction.run(localHeroku(), { name: "none" });
    await expect(looking).rejects.toThrow(
      new NotFound('name: expected an app, got "none", which Heroku does not know'),
    );
  });
});

describe("the catalogue", () => {
  test("getAddonService gives plans and prices, and asks once a run", async () => {
    const asked: string[] = [];
    const api = localHeroku(asked);
    const services = ["heroku-postgresql", "papertrail", "papertrail"];
    const [postgres] = await Promise.all(services.map((service) => getAddonServiceFunction.run(api, { service })));
    expect(postgres).toMatchObject({ name: "heroku-postgresql", state: "ga" });
    expect(postgres?.plans).toContainEqual({
      name: "heroku-postgresql:essential-0",
      cents: 500,
      unit: "month",
      contract: false,
      metered: false,
    });
    expect(asked.sort()).toEqual([
      "/addon-services",
      "/addon-services/heroku-postgresql/plans",
      "/addon-services/papertrail/plans",
    ]);
  });

  test("getAddonService says which service it does not find", async () => {
    await expect(getAddonServiceFunction.run(localHeroku(), { service: "none" })).rejects.toThrow(
      new NotFound('service: expected an add-on service, got "none", which Heroku does not have'),
    );
  });

  test("getAddonPlan gives one plan and its price", async () => {
    expect(await getAddonPlanFunction.run(localHeroku(), { plan: "papertrail:fixa" })).toEqual({
      name: "papertrail:fixa",
      cents: 700,
      unit: "month",
      contract: false,
      metered: false,
    });
  });

  test("getAddonPlan says which plan it does not find", async () => {
    await expect(getAddonPlanFunction.run(localHeroku(), { plan: "papertrail:none" })).rejects.toThrow(
      new NotFound('plan: expected a plan of an add-on service, got "papertrail:none", which Heroku does not have'),
    );
  });

  test("an absent price is null, and an unknown state is no failure", async () => {
    const api = answering({
      "/addon-services": [{ name: "new", state: "gamma" }],
      "/addon-services/new/plans": [
        { name: "new:a", price: null },
        { name: "new:b", price: { cents: null, unit: "hour", metered: true, contract: true } },
      ],
      "/dyno-sizes": [{ name: "Fir-1", cost: null }],
    });
    const { outputs, run } = getAddonServiceFunction;
    expect(outputs.parse(await run(api, { service: "new" }))).toEqual({
      name: "new",
      state: "ga",
      plans: [
        { name: "new:a", cents: null, unit: "month", contract: false, metered: false },
        { name: "new:b", cents: null, unit: "hour", contract: true, metered: true },
      ],
    });
    expect(await getDynoSizesFunction.run(api, {})).toEqual({ sizes: [{ name: "Fir-1", cents: null, unit: "month" }] });
    expect(getDynoSizesFunction.outputs.parse({ sizes: [{ name: "Fir-1", unit: "month" }] })).toEqual({
      sizes: [{ name: "Fir-1", cents: null, unit: "month" }],
    });
  });

  test("getDynoSizes gives sizes and prices, and asks once a run", async () => {
    const asked: string[] = [];
    const api = localHeroku(asked);
    const [{ sizes }] = await Promise.all([getDynoSizesFunction.run(api, {}), getDynoSizesFunction.run(api, {})]);
    expect(sizes).toContainEqual({ name: "Standard-1X", cents: 2500, unit: "month" });
    expect(asked).toEqual(["/dyno-sizes"]);
  });
});

describe("getTeam", () => {
  test("finds a team and one's role in it", async () => {
    const team = await getTeamFunction.run(localHeroku(), { name: "example-library" });
    expect(team).toMatchObject({ name: "example-library", role: "admin" });
  });

  test("says which team it does not find", async () => {
    await expect(getTeamFunction.run(localHeroku(), { name: "none" })).rejects.toThrow(
      'name: expected a team that this key can see, got "none"; check the name and the key',
    );
  });
});

test("getPipelines finds those of an owner by name, with one request for all", async () => {
  const asked: string[] = [];
  const api = localHeroku(asked);
  const team = await getTeamFunction.run(api, { name: "example-library" });
  const { id } = await post(api, "/pipelines", { name: "shop", owner: { id: team.id, type: "team" } });
  await post(api, "/pipelines", { name: "page", owner: { id: team.id, type: "team" } });
  await post(api, "/pipelines", { name: "mine" });
  asked.length = 0;
  const [ours, others] = await Promise.all(
    [team.id, "0f8b3a52-7c1d-4b6e-9a57-3c2d1e0f4a5b"].map((owner) =>
      getPipelinesFunction.run(api, { names: ["shop", "mine", "none"], owner }),
    ),
  );
  expect([ours, others]).toEqual([{ pipelines: [{ id, name: "shop" }] }, { pipelines: [] }]);
  expect(asked).toEqual(["/pipelines"]);
});
