import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import type { AccountLists } from "./account-lists.ts";

/** How much of its plan an account of Papertrail has used in the period that the plan counts, in bytes. */
interface LogUsage {
  readonly used: number;
  readonly limit: number;
}

/** Papertrail's own API: Heroku does not know how much is logged. It is asked with the token that the add-on gave the app, and with nothing else. */
export interface Papertrail {
  /** Undefined where it does not say. */
  usage(token: string): Promise<LogUsage | undefined>;
}

/** What is read to learn what stands, and why: Heroku, and Papertrail where it may be asked. */
export interface HerokuSource {
  readonly heroku: Heroku;
  readonly lists: AccountLists;
  readonly signal: AbortSignal;
  /** Absent where it is not asked. */
  readonly papertrail?: Papertrail | undefined;
}
