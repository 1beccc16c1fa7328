import { z } from "zod";
import { Consequence } from "../../sdks/heroku/define/consequence.ts";

/** What a change breaks for people, though nothing that holds data is deleted. */
export const Breakage = z.discriminatedUnion("code", [
  ...Consequence.options,
  /** Values of config vars that somebody set by hand, and that are kept nowhere else. */
  z.strictObject({ code: z.literal("values overwritten"), app: z.string(), keys: z.array(z.string()) }),
]);
export type Breakage = z.infer<typeof Breakage>;
