import { z } from "zod";
import { dataStores } from "../facts/addon-services.ts";
import { defineRule } from "../rule.ts";
import { slugs } from "../setting-types.ts";
import type { Addon } from "../view/estate-view.ts";

export const productionDataIsProtected = defineRule({
  name: "production-data-is-protected",
  holds:
    "In production, every add-on that holds data is protected, and so is the app that owns it, unless it is declared as unprotected.",
  why: "A protected resource cannot be deleted or replaced by an `up`, and add-ons go with their app.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Declare the service in index.ts with what keeps the add-on's data, such as `backup: vendorBackup(…)`, which protects both; or give the resource the option `protect: true`.",
  rows: [66, 101, 102],
  settings: z.strictObject({
    services: slugs.describe("Further add-on services that hold data."),
  }),
  check({ environment, addons, apps, services: declaredServices }, { services }) {
    if (environment !== "production") return [];
    const holders = addons.filter(
      ({ slug, declared }) =>
        declared?.holdsData === true ||
        (declared?.purpose !== "cache" && (dataStores.has(slug) || services.includes(slug))),
    );
    const owners = new Set(holders.map(({ app }) => app));
    const isUnprotected = (name: string | undefined): boolean =>
      declaredServices.some(({ service, declared }) => service === name && declared.unprotected !== null);
    return [
      ...holders
        .filter(({ declared, service }) => (declared?.unprotected ?? null) === null && !isUnprotected(service))
        .map((addon) => ({ ...addon, what: "a protected add-on, as it holds data", remedy: remedyFor(addon) })),
      ...apps
        .filter(({ urn, service }) => owners.has(urn) && !isUnprotected(service))
        .map((app) => ({ ...app, what: "a protected app, as its add-ons hold data", remedy: byOption })),
    ]
      .filter(({ isProtected }) => !isProtected)
      .map(({ name, urn, service, what, remedy }) => ({
        service,
        urn,
        message: `${name}: expected ${what}, got one that an up may delete: ${remedy}`,
      }));
  },
});

const byOption = "give it protect: true";

/** A declaration protects what says that it holds data. */
const remedyFor = ({ declared }: Addon): string =>
  declared?.holdsData !== false
    ? byOption
    : 'declare it with backup: vendorBackup("how") or rebuilt("how"), which protects it';
