import { z } from "zod";
import { saysNothing } from "../facts/placeholders.ts";
import { postgresSlug } from "../facts/postgres-plans.ts";
import { defineRule } from "../rule.ts";

export const offSiteCopy = defineRule({
  name: "off-site-copy",
  holds: "In production, every Postgres database says where a copy outside Heroku is kept.",
  why: "Backups end with the account, the app or the add-on that they belong to.",
  severity: "high",
  // It can see what is said, and no copy: that must not stop an `up`.
  level: "advisory",
  remedy: 'Keep a copy elsewhere, and say where: `daily("02:00", "UTC", { offSite: "our own storage, each night" })`.',
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
        const got = stated === "" ? "none stated" : `"${stated}", which says nothing`;
        const message = `${name}: expected a copy outside Heroku, got ${got}: say where it is kept with daily(…, { offSite: "where" })`;
        return [{ service, urn, message }];
      });
  },
});

type Backup = { readonly kind: string; readonly offSite?: string | undefined } | null | undefined;

const offSiteOf = (backup: Backup): string => (backup?.offSite ?? "").trim();
