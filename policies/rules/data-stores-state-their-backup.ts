import { z } from "zod";
import { dataStores } from "../facts/addon-services.ts";
import { saysNothing } from "../facts/placeholders.ts";
import { postgresSlug } from "../facts/postgres-plans.ts";
import { defineRule } from "../rule.ts";
import { slugs } from "../setting-types.ts";
import type { EstateView } from "../view/estate-view.ts";

export const dataStoresStateTheirBackup = defineRule({
  name: "data-stores-state-their-backup",
  holds: "Every data store that is not Postgres states what keeps its data.",
  why: "Heroku backs up Postgres only: what brings back a graph, a queue or an index has to be known before it is lost.",
  severity: "high",
  level: "mandatory",
  remedy: 'Declare the add-on with `backup: vendorBackup("how")` or `backup: rebuilt("how")`.',
  rows: [7, 101, 102],
  settings: z.strictObject({
    services: slugs.describe("Further add-on services that hold data."),
  }),
  check({ addons }, { services }) {
    const holdsData = (slug: string) => dataStores.has(slug) || services.includes(slug);
    return addons
      .filter(({ slug, declared }) => slug !== postgresSlug && (declared?.holdsData || holdsData(slug)))
      .filter(({ declared }) => declared?.purpose !== "cache")
      .flatMap(({ name, urn, service, slug, declared }) => {
        const how = howOf(declared?.backup ?? null);
        if (how !== undefined && !saysNothing(how)) return [];
        const got = how === undefined ? "nothing" : `"${how}", which says nothing`;
        const message = `${name}: expected to know what keeps the data of ${slug}, got ${got}: declare it with backup: vendorBackup("how") or rebuilt("how")`;
        return [{ service, urn, message }];
      });
  },
});

type Backup = NonNullable<EstateView["addons"][number]["declared"]>["backup"];

/** Undefined where nothing is declared. */
function howOf(backup: Backup): string | undefined {
  if (backup === null || backup.kind === "daily") return backup?.kind;
  return backup.kind === "noBackup" ? backup.reason : backup.how;
}
