import { findDynoSize } from "../catalogue/dyno-sizes.ts";
import { iso } from "../clock.ts";
import { configOf } from "../model/config.ts";
import { planOf } from "../model/declared-vendors.ts";
import { acmStateOf, cnameOf } from "../model/domains.ts";
import { nameOfPlan } from "../model/plans.ts";
import { newestRelease } from "../model/releases.ts";
import type { AppRow } from "../rows.ts";
import { herokuHostname, ownerOf } from "../wire/app.ts";
import type { World } from "../world.ts";

/** What a page says about an app. No value of a config var and no token is in it. */
export interface Portrait {
  readonly name: string;
  /** Its team's name, or its owner's e-mail address. */
  readonly owner: string;
  readonly region: string;
  readonly stack: string;
  readonly maintenance: boolean;
  /** Its pipeline, how that makes review apps, and the other apps in it. */
  readonly pipeline:
    | {
        readonly name: string;
        readonly stage: string;
        readonly reviewApps: string | undefined;
        readonly others: readonly Sibling[];
      }
    | undefined;
  readonly release: { readonly version: number; readonly description: string; readonly at: string } | undefined;
  readonly dynos: readonly {
    readonly type: string;
    readonly size: string;
    readonly quantity: number;
    readonly cents: number;
  }[];
  readonly domains: readonly {
    readonly hostname: string;
    readonly target: string | null;
    readonly certificate: string;
  }[];
  readonly addons: readonly {
    readonly name: string;
    readonly plan: string;
    readonly state: string;
    readonly cents: number;
  }[];
  /** How many config vars it has. */
  readonly configVars: number;
  /** Where visitors would find it on Heroku. */
  readonly addresses: readonly string[];
}

/** Another app of the same pipeline. */
export interface Sibling {
  readonly name: string;
  readonly stage: string;
  readonly addresses: readonly string[];
}

/** Looks at an app. */
export function portraitOf(world: World, app: AppRow): Portrait {
  const { store } = world;
  const release = newestRelease(world, app.id);
  const team = app.teamId === null ? undefined : store.teams.get(app.teamId);
  return {
    name: app.name,
    owner: team?.name ?? ownerOf(world, app).email,
    region: app.region,
    stack: app.stack,
    maintenance: app.maintenance,
    pipeline: pipelineOf(world, app),
    release: release && { version: release.version, description: release.description, at: minute(release.createdAt) },
    dynos: store.formations.where("app", app.id).map(({ type, size, quantity }) => {
      return { type, size, quantity, cents: quantity * (findDynoSize(size)?.cents ?? 0) };
    }),
    domains: store.domains.where("app", app.id).map((domain) => {
      const certificate = acmStateOf(world, app, domain).status ?? (app.acmSince === null ? "none" : "waiting");
      return { hostname: domain.hostname, target: cnameOf(world, domain), certificate };
    }),
    addons: store.addons.where("app", app.id).map(({ name, plan, state }) => {
      return { name, plan: nameOfPlan(world, plan), state, cents: planOf(world, plan)?.cents ?? 0 };
    }),
    configVars: Object.keys(configOf(world, app.id)).length,
    addresses: addressesOf(world, app),
  };
}

function pipelineOf(world: World, app: AppRow): Portrait["pipeline"] {
  const { couplings, pipelines, apps } = world.store;
  const own = couplings.find("app", app.id);
  const pipeline = own && pipelines.get(own.pipelineId);
  if (!own || !pipeline) return undefined;
  const others = couplings.where("pipeline", pipeline.id).flatMap(({ appId, stage }) => {
    const other = appId === app.id ? undefined : apps.get(appId);
    return other ? [{ name: other.name, stage, addresses: addressesOf(world, other) }] : [];
  });
  return { name: pipeline.name, stage: own.stage, reviewApps: reviewAppsOf(world, pipeline.id), others };
}

function reviewAppsOf({ store }: World, pipelineId: string): string | undefined {
  const config = store.reviewAppConfigs.get(pipelineId);
  if (!config) return undefined;
  const from = store.repositories.get(pipelineId)?.fullName ?? "a repository that is connected no more";
  const made = config.automatic ? "for each pull request" : "when somebody asks for one";
  const ready = config.waitsForCi ? ", once CI has passed" : "";
  const gone = config.destroysStale ? `after ${config.staleDays} days without a deployment` : "never by themselves";
  return `of ${from}, ${made}${ready}; destroyed ${gone}`;
}

function minute(at: number): string {
  return `${iso(at).slice(0, 16).replace("T", " ")} UTC`;
}

/** Its own domains, or where there is none that of Heroku. */
function addressesOf(world: World, app: AppRow): string[] {
  const own = world.store.domains.where("app", app.id).map(({ hostname }) => hostname);
  return own.length > 0 ? own : [herokuHostname(app)];
}
