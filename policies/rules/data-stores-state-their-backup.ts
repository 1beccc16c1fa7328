import { z } from "zod";
import { dataStores } from "../facts/addon-services.ts";
import { saysNothing } from "../facts/placeholders.ts";
import { postgresSlug } from "../facts/postgres-plans.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys, slugs } from "../setting-types.ts";
import type { DeclaredFacts } from "../view/declared-facts.ts";
import { declaredOf } from "../view/declared-of.ts";
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
  settings: z.strictObject({
    services: slugs.describe("Additional add-on services that hold data."),
    except: keys.describe("Config vars of databases outside Heroku that another team is responsible for."),
  }),
  check(view, { services, except }) {
    const holdsData = (slug: string) => dataStores.has(slug) || services.includes(slug);
    const ofAddons = view.addons
      .filter(({ slug, declared }) => slug !== postgresSlug && (declared?.holdsData || holdsData(slug)))
      .filter(({ declared }) => declared?.purpose !== "cache")
      .flatMap(({ name, urn, service, slug, declared }) => {
        const how = howOf(declared?.backup ?? null);
        if (how !== undefined && !saysNothing(how)) return [];
        const got = how === undefined ? "none" : `"${how}", which is a placeholder`;
        const message = `${name}: expected how the data of ${slug} is backed up, got ${got}: declare it with backup: vendorBackup("how") or rebuilt("how")`;
        return [{ service, urn, message }];
      });
    const outside = view.configVars.filter(({ key }) => !except.includes(key));
    return [...ofAddons, ...outside.flatMap((variable) => outsideOf(view, variable))];
  },
});

/** Mandatory where the external database is the service's only data store, as for an add-on. */
function outsideOf(view: EstateView, variable: ConfigVar): Violation[] {
  const { name, urn, service, key, store } = variable;
  const declared = declaredOf(view, variable);
  const own = declared?.config.find((each) => each.key === key);
  if (declared === undefined || own === undefined || own.readOnly !== null || own.shared !== null) return [];
  const how = howOf(own.store);
  const stated = declared.config.filter((each) => howOf(each.store) !== undefined);
  if (how !== undefined ? !saysNothing(how) : store?.kind !== "database" || isStatedElsewhere(key, stated)) return [];
  const isOnly = isOwnDatabase.test(key) && stated.length === 0 && !declared.addons.some(isDatabase);
  const got = how === undefined ? "none" : `"${how}", which is a placeholder`;
  const message = `${name}: ${key}: expected how the data of this database is backed up, got ${got}: declare it with store: vendorBackup("how") or rebuilt("how"), or with readOnly`;
  return [{ service, urn, isAdvisory: !isOnly || view.environment !== "production", message }];
}

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

type Backup = NonNullable<EstateView["addons"][number]["declared"]>["backup"];

/** Undefined if nothing is declared. */
function howOf(backup: Backup): string | undefined {
  if (backup === null || backup.kind === "daily") return backup?.kind;
  return backup.kind === "noBackup" ? backup.reason : backup.how;
}
