import { z } from "zod";
import { RunFailure } from "../../sdks/heroku/client/run-failure.ts";

/** What could not be looked at. */
export const Unchecked = z.enum([
  "add-ons",
  "app",
  "attachments",
  "backups",
  "buildpacks",
  "changes",
  "config vars",
  "cost",
  "domains",
  "drains",
  "drift",
  "dynos",
  "features",
  "fingerprints of values",
  "log volume",
  "parity",
  "parity of what is there",
  "parts",
  "people",
  "pipeline",
  "plan",
  "plans and prices of today",
  "processes",
  "releases",
  "rollbacks",
  "secret config vars",
  "settings, policies and cost",
  "values of secrets",
  "webhooks",
]);
export type Unchecked = z.infer<typeof Unchecked>;

/** Why something could not be looked at. */
export const Why = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("error"), error: RunFailure }),
  z.strictObject({ code: z.literal("no error said") }),
  z.strictObject({ code: z.literal("run failed") }),
  z.strictObject({ code: z.literal("app not visible"), parts: z.array(z.string()), herokuMessage: z.string() }),
  z.strictObject({ code: z.literal("no price any more"), plans: z.array(z.string()) }),
  z.strictObject({ code: z.literal("state takes credentials") }),
  z.strictObject({ code: z.literal("Heroku takes a key") }),
  z.strictObject({ code: z.literal("local catalogue") }),
  z.strictObject({ code: z.literal("throw-away values") }),
  z.strictObject({ code: z.literal("another environment first"), environment: z.string().optional() }),
]);
export type Why = z.infer<typeof Why>;

/** Something that could not be looked at, and why: it counts neither as clean nor as drift. */
export const NotChecked = z.strictObject({
  what: z.array(Unchecked),
  /** Names of the app, the plan or the environments that it is of. */
  of: z.array(z.string()).optional(),
  why: Why,
  /** How many others failed alike. */
  more: z.int().optional(),
});
export type NotChecked = z.infer<typeof NotChecked>;
