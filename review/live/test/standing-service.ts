import { randomBytes } from "node:crypto";
import type { Health } from "../../../kinds/health.ts";
import type { PlannedUp } from "../../../parity/after-ups.ts";
import { inNoTime, type LocalHeroku, localHeroku } from "../../../sdks/heroku/resources/test/local-heroku.ts";
import type { EstateSettings, ServiceSettings } from "../../../settings/settings.ts";
import { healthBesideParity } from "../../observe/health-beside-parity.ts";
import { observeEnvironment } from "../../observe/observe-environment.ts";
import type { AddedByHand } from "../../report/added-by-hand.ts";
import type { ParityReport } from "../../report/parity-report.ts";
import { AccountLists } from "../account-lists.ts";
import { parityReport } from "../parity-report.ts";
import { readEnvironments } from "../read-environments.ts";

type Pair = readonly [EstateSettings, EstateSettings];

/** A service that stands on a local Heroku in two environments as it is declared, and promoted from the first to the second. */
export interface StandingService {
  readonly heroku: LocalHeroku;
  /** Heroku's name of an add-on, by environment and slot. */
  addon(environment: string, slot: string): string;
  /** Releases code, as a build of an app would. */
  build(app: string, processTypes: Readonly<Record<string, string>>, commit: string): Promise<void>;
  /** By files that have changed since, and what the next `up`s then do. @default as it stands, and nothing */
  parity(changed?: { readonly pair: Pair; readonly ups: readonly PlannedUp[] }): Promise<ParityReport>;
  /** What a review of an environment says beside its changes and its drift. */
  observed(environment: string): Promise<{ addedByHand: AddedByHand[]; health: Health[] }>;
}

export const commands = { web: "bin/serve", worker: "bin/work" };
export const firstCommit = "c0ffee00".repeat(5);

/** Brings a service up, and lets a day and its backups pass. */
export async function standingService(pair: Pair, service: string): Promise<StandingService> {
  const heroku = localHeroku({ timings: { provisioningMs: 0, acmStepMs: 0, cnameMs: 0, releaseMs: 0, transferMs: 0 } });
  const only: Pair = [ofService(pair[0], service), ofService(pair[1], service)];
  const team = await heroku.ask("GET /teams/example-library");
  const pipeline = await heroku.ask("POST /pipelines", { name: service, owner: { id: team.id, type: "team" } });
  const addons = new Map<string, { name: string; plan: string }>();
  const apps: string[] = [];
  for (const { environment, services } of only) {
    for (const settings of services) {
      const app = await heroku.app(settings.appName);
      apps.push(app.id);
      await heroku.ask("POST /pipeline-couplings", { app: app.id, pipeline: pipeline.id, stage: environment });
      await makeParts(heroku, settings, environment, addons);
    }
  }
  const build: StandingService["build"] = async (app, processTypes, commit) => {
    const slug = await heroku.ask(`POST /apps/${app}/slugs`, { process_types: processTypes, commit });
    await heroku.ask(`POST /apps/${app}/releases`, { slug: slug.id });
  };
  await build(`${service}-staging`, commands, firstCommit);
  const [source, target] = apps;
  await heroku.ask("POST /pipeline-promotions", {
    pipeline: { id: pipeline.id },
    source: { app: { id: source } },
    targets: [{ app: { id: target } }],
  });
  for (const { services } of only) {
    for (const { appName, processes } of services) {
      for (const { type, quantity, size } of processes) {
        await heroku.ask(`PATCH /apps/${appName}/formation/${type}`, { quantity, size: size.toLowerCase() });
      }
    }
  }
  await heroku.ask("POST /_local/clock", { advanceMs: 86_400_000 });
  return {
    heroku,
    build,
    addon: (environment, slot) => nameOf(addons, environment, slot),
    ...looks(heroku, only, addons),
  };
}

const ofService = (settings: EstateSettings, service: string): EstateSettings => ({
  ...settings,
  services: settings.services.filter(({ declaration }) => declaration.name === service),
});

type Addons = ReadonlyMap<string, { name: string; plan: string }>;

function nameOf(addons: Addons, environment: string, slot: string): string {
  const found = addons.get(`${environment} ${slot}`);
  if (found === undefined) throw new Error(`expected an add-on ${slot} in ${environment}`);
  return found.name;
}

async function makeParts(
  { ask }: LocalHeroku,
  { appName: app, addons, vars, secretKeys, generatedKeys, domain, notices, access }: ServiceSettings,
  environment: string,
  made: Map<string, { name: string; plan: string }>,
): Promise<void> {
  for (const { slot, plan, addon } of addons) {
    const { name, id } = await ask(`POST /apps/${app}/addons`, { plan });
    made.set(`${environment} ${slot}`, { name, plan });
    if (addon.backup?.kind === "daily") {
      const { at, timezone } = addon.backup;
      const body = { hour: Number(at.slice(0, 2)), timezone, schedule_name: "DATABASE_URL" };
      await ask(`POST /client/v11/databases/${id}/transfer-schedules`, body);
    }
  }
  const own = [...secretKeys.map((key) => key.slice(key.indexOf(":") + 1)), ...generatedKeys];
  const values = own.map((key) => [key, randomBytes(12).toString("hex")]);
  await ask(`PATCH /apps/${app}/config-vars`, { ...vars, ...Object.fromEntries(values) });
  if (domain !== undefined) {
    await ask(`POST /apps/${app}/acm`, {});
    await ask(`POST /apps/${app}/domains`, { hostname: domain.hostname, sni_endpoint: null });
  }
  for (const { url } of notices) {
    await ask(`POST /apps/${app}/webhooks`, { include: ["api:release"], level: "sync", url });
  }
  for (const { email, permissions } of access) {
    await ask(`POST /teams/apps/${app}/collaborators`, { user: email, permissions });
  }
}

function looks(
  { api, ask }: LocalHeroku,
  declared: Pair,
  addons: Addons,
): Pick<StandingService, "parity" | "observed"> {
  const { signal } = new AbortController();
  return {
    async parity({ pair, ups } = { pair: declared, ups: [] }) {
      const now = Date.parse((await ask("GET /_local/clock")).now);
      const lists = new AccountLists(api);
      const live = await inNoTime(readEnvironments(api, pair, { signal, lists, now }));
      const health = await inNoTime(healthBesideParity({ heroku: api, lists, environments: pair, signal, now }));
      return parityReport(pair, live, { health, ups, now });
    },
    async observed(environment) {
      const settings = declared.find((each) => each.environment === environment);
      if (settings === undefined) throw new Error(`expected settings of ${environment}`);
      const own = [...addons].filter(([key]) => key.startsWith(`${environment} `));
      const services = settings.services.map(({ declaration: { name }, appName }) => [
        name,
        {
          app: appName,
          processes: {},
          addons: Object.fromEntries(own.map(([key, each]) => [key.split(" ")[1], each])),
        },
      ]);
      const lists = new AccountLists(api, { severalOfPipeline: false });
      const now = Date.parse((await ask("GET /_local/clock")).now);
      const previousOutputs = { services: Object.fromEntries(services) };
      const source = { heroku: api, lists, signal };
      return inNoTime(observeEnvironment({ source, settings, rules: [], previousOutputs, appUrns: new Map(), now }));
    },
  };
}
