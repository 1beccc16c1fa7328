import { expect, test } from "vitest";
import { fakeTime, inNoTime, type LocalHeroku, localHeroku } from "../../sdks/heroku/resources/test/local-heroku.ts";
import { checkSettings } from "../../settings/check-settings.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { example, exampleFiles, exampleSecrets } from "../../settings/test/example.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { AccountLists } from "../live/account-lists.ts";
import { parityReport } from "../live/parity-report.ts";
import { readEnvironments } from "../live/read-environments.ts";
import { verdictOf } from "../render/parity/words.ts";

import { healthBesideParity } from "./health-beside-parity.ts";

fakeTime();

const settingsOf = (environment: string): EstateSettings => {
  const checked = checkSettings(example, handOver(environment, exampleFiles, exampleSecrets));
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  return checked.settings;
};
const pair = [settingsOf("staging"), settingsOf("production")] as const;
const caa = "CAA record prevents issuing the certificate";

async function brokenAlike(...between: Parameters<typeof localHeroku>): Promise<LocalHeroku> {
  const heroku = localHeroku(...between);
  const team = await heroku.ask("GET /teams/example-library");
  const owner = { id: team.id, type: "team" };
  const { id: pipeline } = await heroku.ask("POST /pipelines", { name: "shop", owner });
  for (const stage of ["staging", "production"]) {
    const app = `shop-${stage}`;
    const hostname = `${stage}.example.org`;
    const { id } = await heroku.app(app);
    await heroku.ask("POST /pipeline-couplings", { app: id, pipeline, stage });
    await heroku.addon(app, "heroku-postgresql:essential-0");
    await heroku.ask(`POST /apps/${app}/domains`, { hostname, sni_endpoint: null });
    await heroku.ask(`POST /apps/${app}/acm`, {});
    await heroku.ask("POST /_local/domains", { hostname, acm: { status: "failing", reason: caa } });
  }
  await heroku.requests();
  return heroku;
}

test("what fails in both environments is unhealthy in both, with Heroku's reason, and costs parity no request", async () => {
  const heroku = await brokenAlike();
  const lists = new AccountLists(heroku.api);
  const all = { services: ["shop"], signal: new AbortController().signal, lists, now: Date.now() };
  const live = await inNoTime(readEnvironments(heroku.api, pair, all));
  const before = await heroku.requests();
  const health = await inNoTime(healthBesideParity({ ...all, heroku: heroku.api, environments: pair }));
  expect(before.length).toBeGreaterThan(10);
  expect(await heroku.requests()).toEqual([]);
  const report = parityReport(pair, live, { health, now: all.now });
  const [shop] = report.services;
  for (const stage of ["staging", "production"]) {
    expect(shop?.health[stage]).toMatchObject([
      { kind: "certificate", hostname: `${stage}.example.org`, status: "failing", reason: caa },
      { kind: "backup", app: `shop-${stage}`, problem: "no schedule" },
    ]);
  }
  expect(verdictOf(report)).toBe("in parity, but 4 unhealthy");
});

test("dynos that crashed in both environments are unhealthy in both, and not a difference", async () => {
  const crashed = ["web", "worker"].map((type) => ({ name: `${type}.1`, type, state: "crashed", size: "Basic" }));
  const heroku = await brokenAlike({}, (request, ask) =>
    /^GET .*\/dynos$/.test(request) ? Promise.resolve(Response.json(crashed)) : ask(),
  );
  for (const stage of ["staging", "production"])
    await heroku.release(`shop-${stage}`, { web: "serve", worker: "work" });
  const lists = new AccountLists(heroku.api);
  const all = { services: ["shop"], signal: new AbortController().signal, lists, now: Date.now() };
  const live = await inNoTime(readEnvironments(heroku.api, pair, all));
  await heroku.requests();
  const health = await inNoTime(healthBesideParity({ ...all, heroku: heroku.api, environments: pair }));
  expect(await heroku.requests()).toEqual([]);
  const [shop] = parityReport(pair, live, { health, now: all.now }).services;
  for (const stage of ["staging", "production"]) {
    expect(shop?.health[stage]).toContainEqual(
      expect.objectContaining({ kind: "dynos", app: `shop-${stage}`, dynos: ["web.1", "worker.1"] }),
    );
  }
});
