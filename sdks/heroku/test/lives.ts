import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import { secretOf } from "./plugin-client.ts";

/** Properties as gRPC carries them. */
export type Wire = Record<string, JavaScriptValue>;

/** Sends a request to Heroku past the provider: `ask("DELETE /apps/x")`. */
export type Ask = (spec: string, body?: unknown) => Promise<ReturnType<typeof JSON.parse>>;

/** One resource's way through its life, on a Heroku that has nothing yet. */
export interface LifeStory {
  /** Makes what the resource hangs on, and gives its inputs. */
  args(ask: Ask): Promise<Wire>;
  /** What changes in place; absent where everything replaces. */
  readonly change?: Wire;
  /** What a person writes to import it. */
  imported(id: string, args: Wire): string;
  /** The manual action that deletes it. */
  remove(id: string, args: Wire): string;
  /** Whether it is a separate object that cannot be found again. @default true */
  readonly found?: false;
  /** How many of it Heroku has, with the settings that were declared where they can be seen in a list. */
  live(ask: Ask, args: Wire): Promise<number>;
  /** Inputs that Heroku never gives back. */
  readonly unreadable?: readonly string[];
  /** Whether Heroku has no way to remove it alone, so that it goes with its app. @default false */
  readonly outlives?: true;
  /** Whether it stays when it is removed by hand. @default false */
  readonly stays?: true;
}

export const marker = "marker-of-a-secret";

let count = 0;
const app = async (ask: Ask) => {
  count += 1;
  const { id }: { id: string } = await ask("POST /teams/apps", { name: `life-${count}`, team: "example-library" });
  return id;
};
const addon = async (ask: Ask, appId: string, plan: string) => {
  const { id }: { id: string } = await ask(`POST /apps/${appId}/addons`, { plan });
  await ask("POST /_local/clock", { advanceMs: 600_000 });
  return id;
};
const pipeline = async (ask: Ask, name: string) => {
  const team: { id: string } = await ask("GET /teams/example-library");
  return { name, owner: { id: team.id, type: "team" } };
};
/** A pipeline that is connected to GitHub. */
const connected = async (ask: Ask, name: string) => {
  const wish = await pipeline(ask, name);
  const { id }: { id: string } = await ask("POST /pipelines", wish);
  await ask("POST /_local/github", { pipeline: id, repository: "example-library/life" });
  return { pipelineId: id, pipelineOwner: wish.owner };
};
const onApp = (more: Wire) => async (ask: Ask) => ({ appId: await app(ask), ...more });

/** How many rows a list has with these values. */
const rows = async (ask: Ask, spec: string, values: Record<string, unknown> = {}) => {
  const listed: Wire[] = await ask(spec);
  return listed.filter((row) => Object.entries(values).every(([key, value]) => row[key] === value)).length;
};
/** 1 for an object that is there, 0 for one that is not. */
const one = (ask: Ask, spec: string) =>
  ask(spec).then(
    () => 1,
    () => 0,
  );
/** 1 where all the config vars of these stories are set. */
const hasVars = async (ask: Ask, spec: string) => {
  const { A, B, S } = await ask(spec);
  return A === "1" && B === marker && S === marker ? 1 : 0;
};

/** Every resource of the provider, by name. */
export const lives: Readonly<Record<string, LifeStory>> = {
  Addon: {
    live: (ask, { appId }) => rows(ask, `GET /apps/${appId}/addons`),
    args: onApp({ plan: "papertrail:choklad" }),
    change: { plan: "papertrail:fixa" },
    imported: (id) => id,
    remove: (id, { appId }) => `DELETE /apps/${appId}/addons/${id}`,
  },
  AddonAttachment: {
    live: (ask, { appId }) => rows(ask, `GET /apps/${appId}/addon-attachments`, { name: "LOGS" }),
    async args(ask) {
      const addonId = await addon(ask, await app(ask), "papertrail:choklad");
      return { appId: await app(ask), addonId, name: "LOGS" };
    },
    imported: (id) => id,
    remove: (id) => `DELETE /addon-attachments/${id}`,
  },
  App: {
    live: (ask, { name }) => rows(ask, "GET /teams/example-library/apps", { name }),
    async args() {
      return { name: "life-of-an-app", organization: { name: "example-library" } };
    },
    change: { maintenance: true },
    imported: (_id, { name }) => String(name),
    remove: (id) => `DELETE /apps/${id}`,
  },
  AppConfigAssociation: {
    live: (ask, { appId }) => hasVars(ask, `GET /apps/${appId}/config-vars`),
    args: onApp({ vars: { A: "1", B: secretOf(marker) }, sensitiveVars: { S: marker } }),
    change: { vars: { B: secretOf(marker), C: "3" } },
    imported: (_id, { appId }) => String(appId),
    remove: (_id, { appId }) => `DELETE /apps/${appId}`,
    unreadable: ["vars", "sensitiveVars"],
    outlives: true,
  },
  AppFeature: {
    live: (ask, { appId }) => rows(ask, `GET /apps/${appId}/features`, { name: "preboot", enabled: true }),
    args: onApp({ name: "preboot" }),
    change: { enabled: false },
    imported: (_id, { appId }) => `${appId}:preboot`,
    remove: (_id, { appId }) => `DELETE /apps/${appId}`,
    outlives: true,
  },
  AppWebhook: {
    live: (ask, { appId }) => rows(ask, `GET /apps/${appId}/webhooks`),
    args: onApp({ url: "https://hooks.example.org/a", includes: ["api:release"], level: "notify", secret: marker }),
    change: { level: "sync" },
    imported: (id, { appId }) => `${appId}:${id}`,
    remove: (id, { appId }) => `DELETE /apps/${appId}/webhooks/${id}`,
    unreadable: ["secret"],
  },
  Domain: {
    live: (ask, { appId, hostname }) => rows(ask, `GET /apps/${appId}/domains`, { hostname }),
    args: onApp({ hostname: "www.life.example.org" }),
    imported: (id, { appId }) => `${appId}:${id}`,
    remove: (id, { appId }) => `DELETE /apps/${appId}/domains/${id}`,
  },
  Drain: {
    live: (ask, { appId }) => rows(ask, `GET /apps/${appId}/log-drains`),
    args: onApp({ sensitiveUrl: `https://me:${marker}@logs.example.org/a` }),
    imported: (id, { appId }) => `${appId}:${id}`,
    remove: (id, { appId }) => `DELETE /apps/${appId}/log-drains/${id}`,
  },
  Formation: {
    live: (ask, { appId }) => rows(ask, `GET /apps/${appId}/formation`, { type: "web", quantity: 1 }),
    async args(ask) {
      const appId = await app(ask);
      const slug: { id: string } = await ask(`POST /apps/${appId}/slugs`, { process_types: { web: "run" } });
      await ask(`POST /apps/${appId}/releases`, { slug: slug.id });
      return { appId, type: "web", quantity: 1, size: "Standard-1X" };
    },
    change: { quantity: 2 },
    imported: (_id, { appId }) => `${appId}:web`,
    remove: (_id, { appId }) => `DELETE /apps/${appId}`,
    outlives: true,
  },
  GeneratedSecret: {
    live: async () => 1,
    async args() {
      return {};
    },
    imported: () => "",
    remove: () => "GET /account",
    found: false,
    stays: true,
  },
  Pipeline: {
    live: (ask, { name }) => rows(ask, "GET /pipelines", { name }),
    args: (ask) => pipeline(ask, "life"),
    change: { name: "life-renamed" },
    imported: (id) => id,
    remove: (id) => `DELETE /pipelines/${id}`,
  },
  PipelineConfigVar: {
    live: (ask, { pipelineId }) => hasVars(ask, `GET /pipelines/${pipelineId}/stage/review/config-vars`),
    async args(ask) {
      count += 1;
      const inPipeline = await connected(ask, `life-of-vars-${count}`);
      const vars = { A: "1", B: secretOf(marker) };
      return { ...inPipeline, pipelineStage: "review", vars, sensitiveVars: { S: marker } };
    },
    change: { vars: { B: secretOf(marker), C: "3" } },
    imported: (id) => id,
    remove: (_id, { pipelineId }) => `DELETE /pipelines/${pipelineId}`,
    unreadable: ["vars", "sensitiveVars", "pipelineOwner"],
    outlives: true,
  },
  PipelineCoupling: {
    live: (ask, { pipeline: id }) => rows(ask, `GET /pipelines/${id}/pipeline-couplings`),
    async args(ask) {
      const made: { id: string } = await ask("POST /pipelines", await pipeline(ask, `life-of-a-coupling-${count}`));
      return { appId: await app(ask), pipeline: made.id, stage: "staging" };
    },
    change: { stage: "production" },
    imported: (id) => id,
    remove: (id) => `DELETE /pipeline-couplings/${id}`,
  },
  PipelineGuard: {
    live: async () => 1,
    async args(ask) {
      const { id }: { id: string } = await ask("POST /pipelines", await pipeline(ask, "life-guarded"));
      return { pipelines: [id], apps: [] };
    },
    change: { apps: ["6f1c1f6e-0000-4000-8000-000000000001"] },
    imported: () => "",
    remove: () => "GET /account",
    found: false,
    stays: true,
  },
  PostgresBackupSchedule: {
    live: (ask, { addonId }) => rows(ask, `GET /client/v11/databases/${addonId}/transfer-schedules`),
    async args(ask) {
      const appId = await app(ask);
      return {
        appId,
        addonId: await addon(ask, appId, "heroku-postgresql:essential-0"),
        hour: 2,
        timezone: "Europe/Berlin",
      };
    },
    change: { hour: 3 },
    imported: (id) => id,
    unreadable: ["appId"],
    remove: (id, { addonId }) => `DELETE /client/v11/databases/${addonId}/transfer-schedules/${id.split(":")[1]}`,
  },
  ReviewAppConfig: {
    live: (ask, { pipelineId }) => one(ask, `GET /pipelines/${pipelineId}/review-app-config`),
    async args(ask) {
      count += 1;
      const inPipeline = await connected(ask, `life-of-reviews-${count}`);
      const deployTarget = { id: "eu", type: "region" };
      return { ...inPipeline, orgRepo: "example-library/life", deployTarget, baseName: "life", destroyStaleApps: true };
    },
    change: { automaticReviewApps: true, staleDays: 3 },
    imported: (id) => `${id}:example-library/life`,
    unreadable: ["pipelineOwner"],
    remove: (id) => `DELETE /pipelines/${id}/review-app-config`,
  },
  TeamCollaborator: {
    live: async (ask, { appId }) => {
      const all: { user: { email: string } }[] = await ask(`GET /teams/apps/${appId}/collaborators`);
      return all.filter(({ user }) => user.email === "colleague@example.org").length;
    },
    args: onApp({ email: "colleague@example.org", permissions: ["view", "deploy"] }),
    change: { permissions: ["view", "operate"] },
    imported: (_id, { appId }) => `${appId}:colleague@example.org`,
    remove: (_id, { appId }) => `DELETE /teams/apps/${appId}/collaborators/colleague@example.org`,
  },
};
