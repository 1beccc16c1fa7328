import { nothingDeclared } from "./acceptance.ts";
import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";

/** A random value that is made once: of a config var, of a webhook, of the environment's fingerprints. */
export const generatedSecret = {
  token: "heroku:index/generatedSecret:GeneratedSecret",
  label: "generated secret",
  naming: affixed(""),
  place: (part) => part,
  goesWith: [],
  loses: () => "its value, and what was signed or encrypted with it",
  aspects: [],
  shown: [],
  acceptChange: nothingDeclared,
  acceptDeletion: nothingDeclared,
} as const satisfies Kind;

/** Of a config var that is declared as `generated()`. */
export const configSecret = affixed("app-");
/** Of a config var that test runs have. */
export const testSecret = affixed("review-apps-test-");
/** Of the webhook that tells an address. */
export const noticeSecret = affixed("notice-", "-key");
