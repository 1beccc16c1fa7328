import type { Change } from "../report.ts";

/** `AppWebhook` of `heroku:index/appWebhook:AppWebhook`. */
export const nounOf = (type: string): string => type.split(":").at(-1) ?? type;

/** What an `up` does, in the order of how much is at stake. */
export const operations: readonly Change["operation"][] = ["delete", "replace", "update", "create"];
