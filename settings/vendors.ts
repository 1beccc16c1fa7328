import type { Addon, Backup, Vendor } from "./declare.ts";

const vendors = {
  postgres: {
    service: "heroku-postgresql",
    component: "Postgres",
    purpose: "data",
    firstPlan: "essential-0",
    sets: ["DATABASE_URL"],
  },
  papertrail: {
    service: "papertrail",
    component: "Papertrail",
    purpose: "logs",
    firstPlan: "choklad",
    sets: ["PAPERTRAIL_API_TOKEN"],
  },
  rollbar: {
    service: "rollbar",
    component: "Rollbar",
    purpose: "errors",
    firstPlan: "free",
    sets: ["ROLLBAR_ACCESS_TOKEN", "ROLLBAR_ENDPOINT"],
  },
  proximo: {
    service: "proximo",
    component: "Proximo",
    purpose: "egress",
    firstPlan: "development",
    sets: ["PROXIMO_URL"],
  },
} as const satisfies Record<string, Vendor>;

/** A Postgres database. Whether and when it is backed up must be said. */
export const postgres = ({ backup, version }: { backup: Backup; version?: string }): Addon => ({
  vendor: vendors.postgres,
  backup,
  ...(version !== undefined && { options: { version } }),
});

/** Log lines, kept and searchable. */
export const papertrail = (): Addon => ({ vendor: vendors.papertrail });

/** Stack traces, grouped, with a ticket for each kind. */
export const rollbar = (): Addon => ({ vendor: vendors.rollbar });

/** A fixed outbound address, for partners whose firewall asks for one. */
export const proximo = (): Addon => ({ vendor: vendors.proximo });

/** Any other add-on of Heroku: `otherAddon("memcachier", { firstPlan: "dev" })`. */
export const otherAddon = (
  slug: string,
  { firstPlan, sets = [], options }: { firstPlan: string; sets?: readonly string[]; options?: Record<string, string> },
): Addon => ({
  vendor: { service: slug, component: "VendorAddon", purpose: "other", firstPlan, sets },
  ...(options !== undefined && { options }),
});
