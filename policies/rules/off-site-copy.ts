import { saysNothing } from "../facts/placeholders.ts";
import { postgresSlug } from "../facts/postgres-plans.ts";
import { defineRule, violation } from "../rule.ts";

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
  check: ({ environment, addons }) =>
    addons
      .filter(({ slug }) => environment === "production" && slug === postgresSlug)
      .flatMap((addon) => {
        const backup = addon.declared?.backup;
        if (backup?.kind === "noBackup") return [];
        const stated = (backup?.kind === "daily" && backup.offSite?.trim()) || "";
        if (stated !== "" && !saysNothing(stated)) return [];
        const got = stated === "" ? "none" : `"${stated}", which is a placeholder`;
        const text = `a copy outside Heroku, got ${got}: declare where with daily(…, { offSite: "where" })`;
        return [violation(addon, text)];
      }),
});
