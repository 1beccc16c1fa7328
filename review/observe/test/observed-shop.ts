import { inNoTime, type LocalHeroku, localHeroku } from "../../../sdks/heroku/resources/test/local-heroku.ts";
import { checkSettings } from "../../../settings/check-settings.ts";
import type { IgnoreRule } from "../../../settings/review-rules.ts";
import type { EstateSettings } from "../../../settings/settings.ts";
import { example, exampleFiles, exampleSecrets } from "../../../settings/test/example.ts";
import { handOver } from "../../../settings/test/hand-over.ts";
import { AccountLists } from "../../live/account-lists.ts";
import { observeEnvironment } from "../observe-environment.ts";

/** The add-ons that an `up` recorded, by slot. */
export type RecordedAddons = Record<string, { name: string; plan: string }>;

export const appUrn =
  "urn:pulumi:production::estate::tandem:index:Estate$tandem:index:Service$tandem:index:TeamApp$heroku:index/app:App::shop-app";

/** `shop` in production, on a local Heroku of its own, with exactly what is declared of it. */
export async function shopInProduction(): Promise<{ heroku: LocalHeroku; recorded: RecordedAddons }> {
  const heroku = localHeroku();
  const team = await heroku.ask("GET /teams/example-library");
  const pipeline = await heroku.ask("POST /pipelines", { name: "shop", owner: { id: team.id, type: "team" } });
  const app = await heroku.app("shop-production");
  await heroku.ask("POST /pipeline-couplings", { app: app.id, pipeline: pipeline.id, stage: "production" });
  const postgres = await heroku.addon("shop-production", "heroku-postgresql:standard-0");
  const papertrail = await heroku.addon("shop-production", "papertrail:fixa");
  await heroku.ask(`POST /client/v11/databases/${postgres.id}/transfer-schedules`, {
    hour: 2,
    timezone: "America/New_York",
    schedule_name: "DATABASE_URL",
  });
  await heroku.release("shop-production", { web: "serve", worker: "work" });
  await heroku.ask("PATCH /apps/shop-production/config-vars", { MODE: "production", LABEL: "production" });
  return {
    heroku,
    recorded: {
      postgres: { name: postgres.name, plan: "heroku-postgresql:standard-0" },
      papertrail: { name: papertrail.name, plan: "papertrail:fixa" },
    },
  };
}

interface Known {
  readonly recorded: RecordedAddons;
  readonly rules?: IgnoreRule[];
  readonly outputs?: Record<string, unknown>;
  readonly appUrns?: ReadonlyMap<string, string>;
  /** The name that the files give the service, which was `shop` at the last `up`. @default shop */
  readonly renamed?: string;
  /** Whether they say the former name too. @default true */
  readonly isFormerNameSaid?: boolean;
  /** The attachment name that the files give its database. @default none */
  readonly databaseAs?: string;
}

/** What is observed of that production. */
export async function observedShop(
  heroku: LocalHeroku,
  { recorded, rules = [], outputs = {}, appUrns = new Map(), renamed, isFormerNameSaid = true, databaseAs }: Known,
) {
  const source = {
    heroku: heroku.api,
    lists: new AccountLists(heroku.api, { severalOfPipeline: false }),
    signal: new AbortController().signal,
  };
  const services = { shop: { app: "shop-production", processes: {}, addons: recorded } };
  const { now } = await heroku.ask("GET /_local/clock");
  return inNoTime(
    observeEnvironment({
      source,
      settings: named(settingsOf("production", renamed, isFormerNameSaid), databaseAs),
      rules,
      previousOutputs: { services, ...outputs },
      appUrns,
      now: Date.parse(now),
    }),
  );
}

const settingsOf = (environment: string, renamed: string | undefined, isSaid: boolean): EstateSettings => {
  const checked = checkSettings(example, handOver(environment, exampleFiles, exampleSecrets));
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  const services = checked.settings.services.slice(0, 1).map((service) => {
    if (renamed === undefined) return service;
    const former = isSaid ? { formerly: service.declaration.name } : {};
    const declaration = { ...service.declaration, name: renamed, ...former };
    return { ...service, declaration, appName: `${renamed}-${environment}` };
  });
  return { ...checked.settings, services };
};

/** The settings, with an attachment name for every database. */
const named = (settings: EstateSettings, as: string | undefined): EstateSettings => ({
  ...settings,
  services: settings.services.map((service) => ({
    ...service,
    addons: service.addons.map((each) =>
      as !== undefined && each.addon.vendor.service === "heroku-postgresql"
        ? { ...each, addon: { ...each.addon, as }, attachment: as }
        : each,
    ),
  })),
});
