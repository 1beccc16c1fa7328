import { given } from "./declare/given.ts";
import {
  type Addon,
  type DailyBackup,
  type NoBackup,
  type Rebuilt,
  rebuilt,
  type Vendor,
  type VendorBackup,
  vendorBackup,
} from "./declare.ts";

/** Every vendor that is known by name: the word for it in `index.ts`, and what is known of it. */
export const catalogue = {
  postgres: {
    service: "heroku-postgresql",
    component: "Postgres",
    purpose: "database",
    backup: "declared",
    firstPlan: "essential-0",
    sets: ["DATABASE_URL"],
    attachment: "DATABASE",
  },
  redis: {
    service: "heroku-redis",
    component: "Redis",
    purpose: "key-value store",
    backup: rebuilt("the service refills its cache or job queue"),
    firstPlan: "mini",
    sets: ["REDIS_URL"],
    attachment: "REDIS",
  },
  redisCloud: {
    service: "rediscloud",
    component: "RedisCloud",
    purpose: "key-value store",
    backup: vendorBackup("enable backups in the Redis Cloud console, on a plan that has them"),
    firstPlan: "30",
    sets: ["REDISCLOUD_URL"],
  },
  grapheneDb: {
    service: "graphenedb",
    component: "GrapheneDb",
    purpose: "graph database",
    backup: vendorBackup("backups in the GrapheneDB console, on a plan that has them"),
    firstPlan: "dev-free",
    sets: ["GRAPHENEDB_URL", "GRAPHENEDB_BOLT_URL", "GRAPHENEDB_BOLT_USER", "GRAPHENEDB_BOLT_PASSWORD"],
  },
  papertrail: {
    service: "papertrail",
    component: "Papertrail",
    purpose: "logs",
    backup: "noData",
    firstPlan: "choklad",
    sets: ["PAPERTRAIL_API_TOKEN"],
  },
  rollbar: {
    service: "rollbar",
    component: "Rollbar",
    purpose: "errors",
    backup: "noData",
    firstPlan: "free",
    sets: ["ROLLBAR_ACCESS_TOKEN", "ROLLBAR_ENDPOINT"],
  },
  proximo: {
    service: "proximo",
    component: "Proximo",
    purpose: "egress",
    backup: "noData",
    firstPlan: "development",
    sets: ["PROXIMO_URL"],
  },
  quotaGuard: {
    service: "quotaguardstatic",
    component: "QuotaGuard",
    purpose: "egress",
    backup: "noData",
    firstPlan: "starter",
    sets: ["QUOTAGUARDSTATIC_URL"],
  },
  scheduler: {
    service: "scheduler",
    component: "Scheduler",
    purpose: "jobs",
    backup: rebuilt("its jobs are entered again, from the service's own list of them"),
    firstPlan: "standard",
    sets: [],
  },
} as const satisfies Record<string, Vendor>;

/** What every add-on may say beside what its vendor needs. */
interface Named {
  /** Attachment name: `as: "CACHE"` sets `CACHE_URL`. Of two add-ons of one vendor, the second must have one. @default Heroku's choice */
  readonly as?: string;
}

/** A Postgres database. Whether and when it is backed up must be said. */
export const postgres = (args: { backup: DailyBackup | NoBackup; version?: string } & Named): Addon => {
  const { version, ...others } = given(args);
  return { ...others, vendor: catalogue.postgres, ...(version !== undefined && { options: { version } }) };
};

/** What a key-value store may say beside it. */
interface KeyValueStore extends Named {
  /** What it holds copies of, such as `"members of the guild, fetched again"`: it is then no broker. @default it may be one */
  readonly cacheOnly?: string;
}

/** Heroku's own key-value store, for a cache or as the broker of a worker's jobs. */
export const redis = (options: KeyValueStore = {}): Addon => addonOf(catalogue.redis, options);

/** A Redis of Redis Cloud's. */
export const redisCloud = (options: KeyValueStore = {}): Addon => addonOf(catalogue.redisCloud, options);

/** A Neo4j graph database. */
export const grapheneDb = (named: Named = {}): Addon => addonOf(catalogue.grapheneDb, named);

/** Log lines, kept and searchable. */
export const papertrail = (named: Named = {}): Addon => addonOf(catalogue.papertrail, named);

/** Stack traces, grouped, with a ticket for each kind. */
export const rollbar = (named: Named = {}): Addon => addonOf(catalogue.rollbar, named);

/** A fixed outbound address, for partners whose firewall asks for one. */
export const proximo = (named: Named = {}): Addon => addonOf(catalogue.proximo, named);

/** Two fixed outbound addresses, by HTTP or SOCKS. */
export const quotaGuard = (named: Named = {}): Addon => addonOf(catalogue.quotaGuard, named);

/** Commands at fixed times. The jobs are entered in its dashboard: Heroku has no API for them. */
export const scheduler = (named: Named = {}): Addon => addonOf(catalogue.scheduler, named);

/** Any other add-on of Heroku: `otherAddon("memcachier", { firstPlan: "dev" })`. One that holds data says what keeps it. */
export const otherAddon = (slug: string, args: OtherAddonArgs): Addon => {
  const { firstPlan, sets = [], prices, purpose = "other", backup = "noData", ...others } = given(args);
  const vendor = { service: slug, component: "VendorAddon", purpose, backup, firstPlan, sets } as const;
  return addonOf({ ...vendor, ...(prices && { prices }) }, others);
};

type OtherAddonArgs = AnyOtherAddon & (HoldsData | MayHoldData);

/** What data is in has to be brought back by something. */
interface HoldsData {
  readonly purpose: "database" | "broker" | "files";
  readonly backup: VendorBackup | Rebuilt;
}

interface MayHoldData {
  /** What the service has it for, which policies ask about. @default "other" */
  readonly purpose?: "cache" | "logs" | "errors" | "mail" | "other";
  /** What keeps its data from being lost. @default it has none */
  readonly backup?: VendorBackup | Rebuilt;
}

interface AnyOtherAddon extends Named {
  /** A plan that people begin with, without the slug. */
  readonly firstPlan: string;
  /** Config vars that it sets. @default none */
  readonly sets?: readonly string[];
  /** Dollars a month by plan, such as `{ lemur: 0, tiger: 19 }`: what a trial costs. @default not known */
  readonly prices?: Readonly<Record<string, number>>;
  /** Given to the vendor at creation. @default none */
  readonly options?: Readonly<Record<string, string>>;
}

const addonOf = (
  vendor: Vendor & { readonly backup: Exclude<Vendor["backup"], "declared"> },
  options: Pick<Addon, "as" | "options" | "cacheOnly">,
): Addon => ({
  ...given(options),
  vendor,
  ...(vendor.backup !== "noData" && { backup: vendor.backup }),
});
