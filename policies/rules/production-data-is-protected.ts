import { dataStores } from "../facts/addon-services.ts";
import { defineRule, violation } from "../rule.ts";
import { slugs } from "../setting-types.ts";
import type { Addon } from "../view/estate-view.ts";

export const productionDataIsProtected = defineRule({
  name: "production-data-is-protected",
  holds:
    "In production, every add-on that holds data, and the app that owns it, is protected unless declared as `unprotected`.",
  why: "An `up` cannot delete or replace a protected resource, and Heroku deletes add-ons together with their app.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Declare the add-on's backup in index.ts, such as `backup: vendorBackup(…)`, which protects both. Otherwise set the resource option `protect: true`.",
  rows: [66, 101, 102],
  settings: { services: slugs.describe("Additional add-on services that hold data.") },
  check({ environment, addons, apps }, { services }) {
    if (environment !== "production") return [];
    const holders = addons.filter(
      ({ slug, declared }) =>
        declared?.holdsData === true ||
        (declared?.purpose !== "cache" && (dataStores.has(slug) || services.includes(slug))),
    );
    const owners = new Set(holders.map(({ app }) => app));
    return [
      ...holders
        .filter(({ declared }) => declared?.unprotected === undefined)
        .map((addon) => ({ ...addon, what: "a protected add-on, because it holds data", remedy: remedyFor(addon) })),
      ...apps
        .filter(({ urn }) => owners.has(urn))
        .map((app) => ({ ...app, what: "a protected app, because its add-ons hold data", remedy: byOption })),
    ]
      .filter(({ isProtected, owner }) => !isProtected && owner?.unprotected === undefined)
      .map((each) => violation(each, `${each.what}, got one that an up may delete: ${each.remedy}`));
  },
});

const byOption = "set protect: true";

/** Declaring a backup marks the add-on as holding data, which protects it. */
const remedyFor = ({ declared }: Addon): string =>
  declared?.holdsData !== false
    ? byOption
    : 'declare it with backup: vendorBackup("how") or rebuilt("how"), which protects it';
