import { z } from "zod";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { defineFunction } from "../define/function.ts";
import { NotFound } from "../define/not-found.ts";

/** Finds an app by its name. */
export const getAppFunction = defineFunction({
  token: "heroku:index/getApp:getApp",
  summary: "Looks up an app by its name, without taking it over.",
  inputs: z.strictObject({
    name: z.string().min(1).describe("Name of the app, or its id."),
  }),
  outputs: z.object({
    id: z.string().describe("Id of the app."),
    name: z.string().describe("Name of the app."),
    region: z.string().describe("Region, such as `us` or `eu`."),
    stack: z.string().describe("Stack of the app's latest release, such as `heroku-24`."),
    acm: z.boolean().describe("Whether Heroku issues and renews certificates for the app's custom domains."),
    webUrl: z.string().nullable().describe("URL of the app's default domain."),
    gitUrl: z.string().describe("URL of the Git remote."),
    organization: z
      .strictObject({ name: z.string().describe("Name of the team.") })
      .nullable()
      .describe("The team that owns the app; null for an app of a person."),
  }),
  async run(api, { name }) {
    const app = await orMissing(api.platform.send("GET", path`/apps/${name}`, { response: wire }));
    if (app === undefined)
      throw new NotFound(`name: expected an app, got ${JSON.stringify(name)}, which Heroku does not know`);
    return {
      id: app.id,
      name: app.name,
      region: app.region.name,
      stack: app.stack.name,
      acm: app.acm,
      webUrl: app.web_url,
      gitUrl: app.git_url,
      organization: app.team === null ? null : { name: app.team.name },
    };
  },
});

/** `GET /apps/{app}`. */
const wire = z.object({
  id: z.string(),
  name: z.string(),
  region: z.object({ name: z.string() }),
  stack: z.object({ name: z.string() }),
  acm: z.boolean(),
  web_url: z.string().nullable(),
  git_url: z.string(),
  team: z.object({ name: z.string() }).nullable(),
});
