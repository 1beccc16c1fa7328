import { dataStores } from "../facts/addon-services.ts";
import { saysNothing } from "../facts/placeholders.ts";
import { postgresSlug } from "../facts/postgres-plans.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { keys, slugs } from "../setting-types.ts";
import type { DeclaredFacts } from "../view/declared-facts.ts";
import type { ConfigVar, EstateView } from "../view/estate-view.ts";

export const dataStoresStateTheirBackup = defineRule({
  name: "data-stores-state-their-backup",
  holds:
    "Every data store other than Heroku Postgres, on Heroku or elsewhere, declares how its data is backed up or rebuilt.",
  why: "Heroku backs up only Postgres. For any other data store you need to know how to restore it before you lose it.",
  severity: "high",
  level: "mandatory",
  remedy:
    'Declare the add-on with `backup: vendorBackup("how")` or `backup: rebuilt("how")`. For a database outside Heroku, declare its config var with `store` or `readOnly`.',
  rows: [7, 101, 102],
  settings: {
    services: slugs.describe("Additional add-on services that hold data."),
    except: keys.describe("Config vars of databases outside Heroku that another team is responsible for."),
  },
  check(view, { services, except }) {
    const holdsData = (slug: string) => dataStores.has(slug) || services.includes(slug);
    const ofAddons = view.addons
      .filter(({ slug, declared }) => slug !== postgresSlug && (declared?.holdsData || holdsData(slug)))
      .filter(({ declared }) => declared?.purpose !== "cache")
      .flatMap((addon) => {
        const how = howOf(addon.declared?.backup);
        if (how !== undefined && !saysNothing(how)) return [];
        const text = `backup: vendorBackup("how") or rebuilt("how"), which says how the data of ${addon.slug} comes back, got ${gotInWords(how)}`;
        return [violation(addon, text)];
      });
    const outside = view.configVars.filter(({ key }) => !except.includes(key));
    return [...ofAddons, ...outside.flatMap((variable) => outsideOf(view, variable))];
  },
});

/** Mandatory where the external database is the service's only data store, as for an add-on. */
function outsideOf({ environment }: EstateView, variable: ConfigVar): Violation[] {
  const { key, store, owner, declared } = variable;
  if (owner === undefined || declared === undefined) return [];
  if (declared.readOnly !== undefined || declared.shared !== undefined) return [];
  const how = howOf(declared.store);
  const stated = owner.config.filter((each) => howOf(each.store) !== undefined);
  if (how !== undefined ? !saysNothing(how) : store?.kind !== "database" || isStatedElsewhere(key, stated)) return [];
  const isOnly = isOwnDatabase.test(key) && stated.length === 0 && !owner.addons.some(isDatabase);
  const text = `store: vendorBackup("how") or rebuilt("how"), which says how the data of this database comes back, or readOnly: "why", got ${gotInWords(how)}`;
  return [violation(variable, text, !isOnly || environment !== "production")];
}

const gotInWords = (how: string | undefined): string =>
  how === undefined ? "none" : `"${how}", which is a placeholder`;

/** Matches the usual names of a service's own database; one called `CRM_DB_HOST` may belong to another team. */
const isOwnDatabase =
  /^(SPRING_DATASOURCE|JDBC_DATABASE|DATABASE|DB|PG|POSTGRES|POSTGRESQL|MYSQL|MARIADB|MSSQL|SQLSERVER|MONGO|MONGODB|SUPABASE|NEON|PLANETSCALE|TURSO|COCKROACH|NEO4J|COUCHDB)(_|URL|HOST|$)/i;

/** A replica stores nothing itself; a host or a second URL is covered by the config var that declares the backup. */
const isStatedElsewhere = (key: string, stated: readonly { readonly key: string }[]): boolean =>
  /(^|_)(READ_?ONLY|READER|REPLICA|FOLLOWER)(_|$)/i.test(key) ||
  (isHost.test(key) && !isOwnDatabase.test(key)) ||
  stated.some(
    (each) =>
      isHost.test(key) ||
      /(^|_)(DIRECT|POOLED|UNPOOLED|POOLING|PGBOUNCER|SHADOW)(_|$)/i.test(key) ||
      firstWord(each.key) === firstWord(key),
  );

const isHost = /(HOST|HOSTNAME|SERVER|ENDPOINT)$/i;

const firstWord = (key: string): string => key.replace(/_.*$/, "");

const isDatabase = ({ service, purpose, holdsData }: DeclaredFacts["addons"][number]): boolean =>
  holdsData && (service === postgresSlug || /database/.test(purpose));

/** Undefined if nothing is declared. */
function howOf(backup: DeclaredFacts["addons"][number]["backup"]): string | undefined {
  if (backup === undefined || backup.kind === "daily") return backup?.kind;
  return backup.kind === "noBackup" ? backup.reason : backup.how;
}
