import { z } from "zod";
import { dataStores } from "../facts/addon-services.ts";
import { defineRule } from "../rule.ts";
import { slugs } from "../setting-types.ts";

export const productionDataIsProtected = defineRule({
  name: "production-data-is-protected",
  holds:
    "In production, every add-on that holds data is protected, and so is the app that owns it, unless it is declared as unprotected.",
  why: "A protected resource cannot be deleted or replaced by an `up`, and add-ons go with their app.",
  severity: "critical",
  level: "mandatory",
  remedy: "Declare the service in index.ts, which protects both, or give the resource the option `protect: true`.",
  rows: [66, 101, 102],
  settings: z.strictObject({
    services: slugs.describe("Further add-on services that hold data."),
  }),
  check({ environment, addons, apps, services: declaredServices }, { services }) {
    if (environment !== "production") return [];
    const holders = addons.filter(
      ({ slug, declared }) => declared?.holdsData === true || dataStores.has(slug) || services.includes(slug),
    );
    const owners = new Set(holders.map(({ app }) => app));
    const isUnprotected = (name: string | undefined): boolean =>
      declaredServices.some(({ service, declared }) => service === name && declared.unprotected !== null);
    return [
      ...holders
        .filter(({ declared, service }) => (declared?.unprotected ?? null) === null && !isUnprotected(service))
        .map((addon) => ({ ...addon, what: "a protected add-on, as it holds data" })),
      ...apps
        .filter(({ urn, service }) => owners.has(urn) && !isUnprotected(service))
        .map((app) => ({ ...app, what: "a protected app, as its add-ons hold data" })),
    ]
      .filter(({ isProtected }) => !isProtected)
      .map(({ name, urn, service, what }) => ({
        service,
        urn,
        message: `${name}: expected ${what}, got one that an up may delete: give it protect: true`,
      }));
  },
});
