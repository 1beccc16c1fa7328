import type { World } from "../world.ts";

/**
 * Heroku's limits. Source: Dev Center, "Limits" (9 January 2025); config vars: "Configuration and Config Vars", "Config var policies"
 * (2025; 64 kB, read as 65,536 bytes of keys and values); members: "Heroku Teams" (26 September 2024).
 */
const documented = {
  drainsPerApp: 5,
  webhooksPerApp: 10,
  domainsPerApp: 1000,
  configBytesPerApp: 64 * 1024,
  appsPerAccount: 100,
  appsPerTeam: 100,
  appsPerSpace: 25,
  membersPerTeam: 25,
} as const;

export type LimitName = keyof typeof documented;

/** The names of all limits. */
export const limitNames = Object.keys(documented).filter((name): name is LimitName => name in documented);

/** A limit as it stands: Heroku's, unless it was raised, as its support does on request. */
export function limitOf({ store }: World, name: LimitName): number {
  return store.settings.get(`limit:${name}`)?.value ?? documented[name];
}

/** Raises a limit, or lowers it. */
export function setLimit({ store }: World, name: LimitName, value: number): void {
  store.settings.put({ id: `limit:${name}`, value });
}
