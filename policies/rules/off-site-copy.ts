import { z } from "zod";
import { saysNothing } from "../facts/placeholders.ts";
import { postgresSlug } from "../facts/postgres-plans.ts";
import { defineRule } from "../rule.ts";

export const offSiteCopy = defineRule({
  name: "off-site-copy",
  holds: "In production, every Postgres database declares where a copy outside Heroku is stored.",
  why: "Heroku deletes backups together with the account, app or add-on that they belong to.",
  severity: "high",
  // Advisory, because the rule sees the statement but not the copy.
  level: "advisory",
  remedy:
    'Store a copy elsewhere and declare where: `daily("02:00", "UTC", { offSite: "our own storage, each night" })`.',
  rows: [5, 7],
  settings: z.strictObject({}),
  check({ environment, addons }) {
    if (environment !== "production") return [];
    return addons
      .filter(({ slug }) => slug === postgresSlug)
      .filter(({ declared }) => declared?.backup?.kind !== "noBackup")
      .flatMap(({ name, urn, service, declared }) => {
        const stated = offSiteOf(declared?.backup);
        if (stated !== "" && !saysNothing(stated)) return [];
        const got = stated === "" ? "none" : `"${stated}", which is a placeholder`;
        const message = `${name}: expected a copy outside Heroku, got ${got}: declare where with daily(…, { offSite: "where" })`;
        return [{ service, urn, message }];
      });
  },
});

type Backup = { readonly kind: string; readonly offSite?: string | undefined } | null | undefined;

const offSiteOf = (backup: Backup): string => (backup?.offSite ?? "").trim();
