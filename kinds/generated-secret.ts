import type { KindDefinition } from "./kind.ts";
import { affixed } from "./naming.ts";

/** A random value that is made once: of a config var, of a webhook, of the environment's fingerprints. */
export const generatedSecret = {
  token: "heroku:index/generatedSecret:GeneratedSecret",
  label: "generated secret",
  naming: affixed(""),
  goesWith: [],
  loses: () => "its value, and what was signed or encrypted with it",
} as const satisfies KindDefinition;

/** Of a config var that is declared as `generated()`. */
export const configSecret = affixed("app-");
/** Of a config var that test runs have. */
export const testSecret = affixed("review-apps-test-");
/** Of the webhook that tells an address. */
export const noticeSecret = affixed("notice-", "-key");
