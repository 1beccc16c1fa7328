import { z } from "zod";
import { Consequence } from "../../sdks/heroku/define/consequence.ts";

/** What a change breaks for people, though nothing that holds data is deleted. */
export const Breakage = z.discriminatedUnion("code", [
  ...Consequence.options,
  /** Values of config vars that somebody set by hand, and that are kept nowhere else. */
  z.strictObject({ code: z.literal("values overwritten"), app: z.string(), keys: z.array(z.string()) }),
]);
export type Breakage = z.infer<typeof Breakage>;

/** Why dynos restart. */
export const RestartReason = z.discriminatedUnion("code", [
  /** `keys` is empty where nothing says which. */
  z.strictObject({ code: z.literal("config vars"), keys: z.array(z.string()) }),
  z.strictObject({ code: z.literal("add-on"), slot: z.string() }),
  z.strictObject({ code: z.literal("attachment"), attachment: z.string() }),
  /** The add-on is attached under another name. */
  z.strictObject({ code: z.literal("attachment name"), slot: z.string() }),
  z.strictObject({ code: z.literal("plan"), slot: z.string() }),
  z.strictObject({ code: z.literal("dyno size") }),
]);
export type RestartReason = z.infer<typeof RestartReason>;
