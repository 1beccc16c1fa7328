/**
 * Heroku's limits, as Dev Center's article "Limits" had them on 9 January 2025. Those of an account or a team are left out:
 * they depend on a contract (a Heroku Team has 100 apps, an Enterprise Team 200), which the API does not tell.
 */
export const limits = {
  /** "You can have up to 5 log drains on any given Cedar-generation app." */
  drainsPerApp: 5,
  /** "You can configure up to 10 independent app webhook subscriptions per app, add-on, or pipeline." */
  webhooksPerApp: 10,
  /** "A single app can have up to 1,000 custom domains assigned to it." */
  domainsPerApp: 1000,
  /** Article "Dyno Types", 3 December 2024. */
  dynosPerApp: 100,
  ecoProcessTypesPerApp: 2,
  /**
   * Bytes of all keys and values. Article "Configuration and Config Vars" had 32 kB for years, and 64 kB since; only what is
   * above both is certain to be refused.
   */
  configBytesPerApp: 64 * 1024,
} as const;

/** Refuses what would bring an app to `count` of them. An `up` removes what is no longer declared only after its creates. */
export function refuseTooMany(property: string, count: number, most: number, what: string): void {
  if (count <= most) return;
  throw new Error(
    `${property}: expected at most ${most} ${what} on an app, got number ${count}; remove one first, in a run of its own`,
  );
}
