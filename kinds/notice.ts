import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";

/** The webhook that tells one address of the app's releases. */
export const notice = {
  token: "heroku:index/appWebhook:AppWebhook",
  label: "deploy notice",
  naming: affixed("notice-"),
  place: (address: string) => `notices.${address}`,
  goesWith: ["app"],
  shown: ["level"],
  writeOnly: ["secret"],
} as const satisfies Kind;
