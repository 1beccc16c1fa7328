import { expect, test } from "vitest";
import { fakeTime, inNoTime, localHeroku } from "../../sdks/heroku/resources/test/local-heroku.ts";
import { checkSettings } from "../../settings/check-settings.ts";
import { example, exampleFiles, exampleSecrets } from "../../settings/test/example.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { parityReport } from "./parity-report.ts";

import { readEnvironments } from "./read-environments.ts";

fakeTime();

const settingsOf = (environment: string) => {
  const checked = checkSettings(example, handOver(environment, exampleFiles, exampleSecrets));
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  return checked.settings;
};

const renamed = [["page-production", "page-elsewhere"]] as const;
const swapped = [
  ["page-staging", "page-between"],
  ["page-production", "page-staging"],
  ["page-between", "page-production"],
] as const;

/** Both apps of `page`, one of which was renamed, with a third app in the stage or without. */
async function differences(extra: boolean, renames: readonly (readonly [from: string, to: string])[] = renamed) {
  const heroku = localHeroku();
  const team = await heroku.ask("GET /teams/example-library");
  const pipeline = await heroku.ask("POST /pipelines", { name: "page", owner: { id: team.id, type: "team" } });
  for (const name of ["page-staging", "page-production", ...(extra ? ["page-client"] : [])]) {
    const app = await heroku.app(name);
    const stage = name === "page-staging" ? "staging" : "production";
    await heroku.ask("POST /pipeline-couplings", { app: app.id, pipeline: pipeline.id, stage });
  }
  for (const [from, name] of renames) await heroku.ask(`PATCH /apps/${from}`, { name });
  const pair = [settingsOf("staging"), settingsOf("production")] as const;
  const signal = new AbortController().signal;
  const live = await inNoTime(readEnvironments(heroku.api, pair, { services: ["page"], signal }));
  const [service] = parityReport(pair, live).services;
  return service?.differences ?? [];
}

test("an app that was renamed by hand is found in its pipeline, and reported as renamed", async () => {
  const found = await differences(false);
  expect(found.filter(({ path }) => path.startsWith("app"))).toMatchObject([
    {
      path: "app.name",
      verdict: "unexplained",
      values: [{ environment: "staging" }, { environment: "production", value: { text: "page-elsewhere" } }],
      remedy: {
        steps: [{ command: { arguments: ["apps:rename", "page-production", "--app", "page-elsewhere"] } }],
      },
    },
  ]);
});

test("where several apps are in the stage, no app is taken for the renamed one", async () => {
  expect(await differences(true)).toMatchObject([
    { path: "app", reason: { code: "no app", environments: ["production"] } },
  ]);
});

test("apps whose names were swapped by hand are not checked, since advice would be about the other environment's", async () => {
  expect(await differences(false, swapped)).toMatchObject([
    {
      path: "app",
      verdict: "not checked",
      reason: {
        failures: ["staging", "production"].map((environment) => ({
          environment,
          message: expect.stringContaining("names or stages were swapped by hand"),
        })),
      },
    },
  ]);
});

test("an app that an edit renames is compared under the name that it still has, and was not renamed by hand", async () => {
  const heroku = localHeroku();
  for (const name of ["page-staging", "page-production"]) await heroku.app(name);
  const named = (environment: string) => {
    const settings = settingsOf(environment);
    const services = settings.services.map((service) => ({
      ...service,
      declaration: {
        ...service.declaration,
        name: `new-${service.declaration.name}`,
        formerly: service.declaration.name,
      },
      appName: `new-${service.appName}`,
    }));
    return { ...settings, services };
  };
  const pair = [named("staging"), named("production")] as const;
  const { signal } = new AbortController();
  const live = await inNoTime(readEnvironments(heroku.api, pair, { services: ["new-page"], signal }));
  const [service] = parityReport(pair, live).services;
  expect(live.manifests.map(({ services }) => services["new-page"]?.app)).toEqual(["page-staging", "page-production"]);
  expect(service?.differences.filter(({ path }) => path.startsWith("app"))).toEqual([]);
});
