import { createEmulator } from "@tandem/emulator";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { checkSettings } from "../../settings/check-settings.ts";
import type { EstateDeclaration } from "../../settings/declare.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { example, exampleFiles, exampleSecrets } from "../../settings/test/example.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { otherAddon } from "../../settings/vendors.ts";
import { offerDeclared } from "./offer-declared.ts";

const Plans = z.array(z.looseObject({ name: z.string(), price: z.looseObject({}) }));

/** The example with one more add-on, in a slot of its own, on a plan. */
function settingsWith(addon: ReturnType<typeof otherAddon>, plan: string): EstateSettings {
  const [shop, ...others] = example.services;
  const declaration: EstateDeclaration = {
    ...example,
    services: [{ ...shop, addons: { ...shop.addons, other: addon } }, ...others],
  };
  const chosen = "papertrail: { plan: fixa }";
  const production = exampleFiles.production.replace(chosen, `${chosen}\n        other: { plan: ${plan} }`);
  const checked = checkSettings(declaration, handOver("production", { ...exampleFiles, production }, exampleSecrets));
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  return checked.settings;
}

async function served() {
  const emulator = createEmulator();
  onTestFinished(() => emulator.close());
  const { url } = await emulator.listen();
  const headers = { authorization: "Bearer local-token", accept: "application/vnd.heroku+json; version=3" };
  const get = async (path: string): Promise<unknown> => (await fetch(`${url}${path}`, { headers })).json();
  return { heroku: { url, token: "local-token" }, get };
}

test("a trial's Heroku has any team, and sells what otherAddon declares", async () => {
  const { heroku, get } = await served();
  const sets = ["BURROW_URL"];
  const settings = settingsWith(otherAddon("burrow", { firstPlan: "lemur", sets, prices: { lemur: 0 } }), "tiger");
  expect(await offerDeclared(heroku, [{ ...settings, team: "acme" }])).toEqual(["burrow:lemur", "burrow:tiger"]);
  expect(await get("/teams/acme")).toMatchObject({ name: "acme", role: "admin" });
  const plans = Plans.parse(await get("/addon-services/burrow/plans"));
  expect(Object.fromEntries(plans.map(({ name, price }) => [name, price]))).toMatchObject({
    "burrow:lemur": { cents: 0, contract: false },
    "burrow:tiger": { contract: true },
  });
});

test("a service of the bundled catalogue keeps its plans, so that a mistyped plan of it is told", async () => {
  const { heroku, get } = await served();
  const settings = settingsWith(otherAddon("memcachier", { firstPlan: "devv" }), "devv");
  expect(await offerDeclared(heroku, [settings])).toEqual([]);
  const plans = Plans.parse(await get("/addon-services/memcachier/plans"));
  expect(plans.map(({ name }) => name)).not.toContain("memcachier:devv");
});
