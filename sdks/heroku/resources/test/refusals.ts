import type { z } from "zod";
import type { Definition, Prior } from "../../define/definition.ts";
import { addon } from "../addon.ts";
import { addonAttachment } from "../addon-attachment.ts";
import { app } from "../app.ts";
import { appConfigAssociation } from "../app-config-association.ts";
import { appFeature } from "../app-feature.ts";
import { appWebhook } from "../app-webhook.ts";
import { domain } from "../domain.ts";
import { drain } from "../drain.ts";
import { formation } from "../formation.ts";
import { pipeline } from "../pipeline.ts";
import { pipelineCoupling } from "../pipeline-coupling.ts";
import { reviewAppConfig } from "../review-app-config.ts";
import { lifeOf } from "./life.ts";
import type { LocalHeroku } from "./local-heroku.ts";

/** A create or an update that Heroku refuses, as a preview and as an `up` try it. */
interface Attempt {
  preview(): Promise<void>;
  apply(): Promise<unknown>;
}

/** What Heroku has before, and what is tried then. */
type Case = (heroku: LocalHeroku) => Promise<Attempt>;

const organization = { name: "example-library" };

function creating<In extends z.ZodObject, Out extends z.ZodObject>(
  heroku: LocalHeroku,
  definition: Definition<In, Out>,
  args: z.input<In>,
): Attempt {
  const life = () => lifeOf(definition, heroku, "tried");
  return { preview: () => life().validatePreview(definition.inputs.parse(args)), apply: () => life().create(args) };
}

function updating<In extends z.ZodObject, Out extends z.ZodObject>(
  heroku: LocalHeroku,
  definition: Definition<In, Out>,
  prior: Prior<z.output<In>, z.output<Out>>,
  args: z.input<In>,
): Attempt {
  const life = () => lifeOf(definition, heroku, "tried");
  return {
    preview: () => life().validatePreview(definition.inputs.parse(args), prior),
    apply: () => life().update(prior, args),
  };
}

/** Dynos of web on an app that has code. */
const dynos =
  (quantity: number, size: string): Case =>
  async (heroku) => {
    const { id: appId } = await heroku.app("catalog");
    await heroku.release(appId, { web: "run" });
    return creating(heroku, formation, { appId, type: "web", quantity, size });
  };

const host =
  (hostname: string): Case =>
  async (heroku) =>
    creating(heroku, domain, { appId: (await heroku.app("catalog")).id, hostname });

const place =
  (more: { region?: string; stack?: string; space?: string }, team = organization): Case =>
  async (heroku) => {
    await heroku.ask("POST /_local/spaces", { name: "quiet", team: "example-agency" });
    return creating(heroku, app, { name: "catalog", organization: team, ...more });
  };

/** Several process types, all planned in one run. */
const several =
  (wishes: Record<string, [quantity: number, size: string]>): Case =>
  async (heroku) => {
    const { id: appId } = await heroku.app("catalog");
    await heroku.release(appId, Object.fromEntries(Object.keys(wishes).map((type) => [type, "run"])));
    const attempts = Object.entries(wishes).map(([type, [quantity, size]]) =>
      creating(heroku, formation, { appId, type, quantity, size }),
    );
    return {
      preview: async () => void (await Promise.all(attempts.map(({ preview }) => preview()))),
      apply: () => Promise.all(attempts.map(({ apply }) => apply())),
    };
  };

/** Each refusal of the local Heroku that a create or an update of ours can meet, by its words there. */
export const foreseen: Readonly<Record<string, Case>> = {
  "Couldn't find that region (…). (catalogue/regions.ts)": place({ region: "atlantis" }),
  "Apps in the region … have to be in a Private Space.": place({ region: "virginia" }),
  "Couldn't find that stack (…).": place({ stack: "heroku-18" }),
  "The space … belongs to the team …, which has to own its apps.": place({
    space: "quiet",
  }),
  "not found: space": place({ space: "loud" }),
  "not found: team": place({}, { name: "nobody" }),
  "You do not have permission to create apps in the team ….": place({}, { name: "locked-team" }),
  "Name … is already taken (model/apps.ts)": async (heroku) => creating(heroku, app, { name: "example", organization }),
  "Name … is already taken (model/addons.ts)": async (heroku) => {
    await heroku.addon((await heroku.app("reports")).id, "papertrail:choklad");
    const [{ name }] = await heroku.ask("GET /addons");
    return creating(heroku, addon, { appId: (await heroku.app("catalog")).id, plan: "papertrail:choklad", name });
  },
  "Name … is already taken (routes/pipelines.ts)": async (heroku) => {
    const { id } = await heroku.ask("GET /teams/example-library");
    const owner = { id, type: "team" };
    const made = await heroku.ask("POST /pipelines", { name: "catalog", owner });
    await heroku.ask("POST /pipeline-couplings", {
      app: (await heroku.app("x-1")).id,
      pipeline: made.id,
      stage: "staging",
    });
    return creating(heroku, pipeline, { name: "catalog", owner: { id, type: "team" } });
  },
  "You can only own pipelines yourself or through one of your teams.": async (heroku) =>
    creating(heroku, pipeline, {
      name: "catalog",
      owner: { id: "01234567-89ab-4cde-8f01-23456789abcd", type: "user" },
    }),
  "You do not have permission to create pipelines in the team ….": async (heroku) => {
    const { id } = await heroku.ask("GET /teams/locked-team");
    return creating(heroku, pipeline, { name: "catalog", owner: { id, type: "team" } });
  },
  'Couldn\'t find either the add-on service or the add-on plan of "…".': async (heroku) =>
    creating(heroku, addon, { appId: (await heroku.app("catalog")).id, plan: "papertrail:chokolad" }),
  "Cannot change … from … to …: databases do not move into or out of the Essential tier by a plan change. Create a new database and transfer your data with pg:copy.":
    async (heroku) => {
      const inputs = { appId: (await heroku.app("catalog")).id, plan: "heroku-postgresql:essential-0" };
      const made = await lifeOf(addon, heroku, "tried").create(inputs);
      return updating(heroku, addon, made, { ...inputs, plan: "heroku-postgresql:standard-0" });
    },
  "… is already in use on …": async (heroku) => {
    const { id: appId } = await heroku.app("catalog");
    await heroku.addon(appId, "heroku-postgresql:essential-0");
    const other = await heroku.addon(appId, "heroku-postgresql:essential-0");
    return creating(heroku, addonAttachment, { appId, addonId: other.id, name: "DATABASE" });
  },
  "Couldn't find that dyno size (…).": dynos(1, "Mega-1X"),
  "… dynos are only available to apps in Private Spaces.": dynos(1, "Private-S"),
  "Cannot update to more than … … size dynos per process type.": dynos(2, "Basic"),
  "The space of … runs … dynos only.": async (heroku) => {
    await heroku.ask("POST /_local/spaces", { name: "quiet", team: "example-library" });
    const { id: appId } = await heroku.ask("POST /teams/apps", { name: "catalog", space: "quiet" });
    await heroku.release(appId, { web: "run" });
    return creating(heroku, formation, { appId, type: "web", quantity: 1, size: "Standard-1X" });
  },
  "Cannot use the following dyno types in the same app: …": several({
    web: [1, "Basic"],
    worker: [1, "Standard-1X"],
  }),
  "Cannot update to more than … dynos per app.": several({
    web: [60, "Standard-1X"],
    worker: [60, "Standard-1X"],
  }),
  "Cannot run more than … Eco dynos per app.": several({
    web: [1, "Eco"],
    worker: [1, "Eco"],
    clock: [1, "Eco"],
  }),
  "Cannot overwrite attachment values ….": async (heroku) => {
    const { id: appId } = await heroku.app("catalog");
    await heroku.addon(appId, "heroku-postgresql:essential-0");
    return creating(heroku, appConfigAssociation, { appId, vars: { DATABASE_URL: "x" } });
  },
  'Invalid pattern for key "…".': async (heroku) =>
    creating(heroku, appConfigAssociation, { appId: (await heroku.app("catalog")).id, vars: { "A-B": "x" } }),
  "Config vars of an app cannot exceed … bytes.": async (heroku) =>
    creating(heroku, appConfigAssociation, {
      appId: (await heroku.app("catalog")).id,
      vars: { A: "x".repeat(65_536) },
    }),
  "… belongs to Heroku.": host("catalog.herokuapp.com"),
  "… is currently in use by another app.": async (heroku) => {
    const { id } = await heroku.app("reports");
    await heroku.ask(`POST /apps/${id}/domains`, { hostname: "www.example.org", sni_endpoint: null });
    return host("WWW.example.org")(heroku);
  },
  "not found: SNI endpoint": async (heroku) => {
    const { id: appId } = await heroku.app("catalog");
    const sniEndpointId = "01234567-89ab-4cde-8f01-23456789abcd";
    return creating(heroku, domain, { appId, hostname: "www.example.org", sniEndpointId });
  },
  "not found: app feature": async (heroku) =>
    creating(heroku, appFeature, { appId: (await heroku.app("catalog")).id, name: "prebot" }),
  "Preboot is not available for … dynos.": async (heroku) => {
    const { id: appId } = await heroku.app("catalog");
    await heroku.release(appId, { web: "run" });
    return creating(heroku, appFeature, { appId, name: "preboot" });
  },
  "You have already added the maximum number of drains allowed.": async (heroku) => {
    const { id: appId } = await heroku.app("catalog");
    for (const nth of [1, 2, 3, 4, 5])
      await heroku.ask(`POST /apps/${appId}/log-drains`, { url: `https://a.test/${nth}` });
    return creating(heroku, drain, { appId, url: "https://a.test/6" });
  },
  "You can have up to … webhooks on an app.": async (heroku) => {
    const { id: appId } = await heroku.app("catalog");
    const hook = { include: ["api:app"], level: "notify" };
    for (let nth = 1; nth <= 10; nth++) {
      await heroku.ask(`POST /apps/${appId}/webhooks`, { ...hook, url: `https://a.test/${nth}` });
    }
    return creating(heroku, appWebhook, { appId, url: "https://a.test/11", includes: ["api:app"], level: "notify" });
  },
  "App … and pipeline … must have the same owner.": async (heroku) => {
    const { id } = await heroku.ask("GET /teams/example-agency");
    const { id: made } = await heroku.ask("POST /pipelines", { name: "catalog", owner: { id, type: "team" } });
    return creating(heroku, pipelineCoupling, {
      appId: (await heroku.app("catalog")).id,
      pipeline: made,
      stage: "staging",
    });
  },
  "App … is already in a pipeline.": async (heroku) => {
    const { id } = await heroku.ask("GET /teams/example-library");
    const owner = { id, type: "team" };
    const { id: appId } = await heroku.app("catalog");
    const before = await heroku.ask("POST /pipelines", { name: "before", owner });
    await heroku.ask("POST /pipeline-couplings", { app: appId, pipeline: before.id, stage: "staging" });
    const { id: after } = await heroku.ask("POST /pipelines", { name: "after", owner });
    return creating(heroku, pipelineCoupling, { appId, pipeline: after, stage: "staging" });
  },
  "Couldn't find that region (…). (model/review-app-configs.ts)": async (heroku) => {
    const pipelineId = await connected(heroku);
    const deployTarget = { id: "xx", type: "region" as const };
    return creating(heroku, reviewAppConfig, { pipelineId, orgRepo: "example-library/catalog", deployTarget });
  },
  "Pipeline … is connected to …, not to ….": async (heroku) =>
    creating(heroku, reviewAppConfig, { pipelineId: await connected(heroku), orgRepo: "example-library/other" }),
};

/** A pipeline that is connected to `example-library/catalog`. */
async function connected(heroku: LocalHeroku): Promise<string> {
  const { id } = await heroku.ask("GET /teams/example-library");
  const made = await heroku.ask("POST /pipelines", { name: "catalog", owner: { id, type: "team" } });
  await heroku.ask("POST /_local/github", { pipeline: "catalog", repository: "example-library/catalog" });
  return made.id;
}
