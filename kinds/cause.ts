import { z } from "zod";

const Keys = z.strictObject({ keys: z.array(z.string()) });

/** What is known of why an object is not as the last `up` left it. */
export const CauseDetail = z.discriminatedUnion("code", [
  Keys.extend({ code: z.literal("config set") }),
  Keys.extend({ code: z.literal("config removed") }),
  Keys.extend({ code: z.literal("config rolled back"), to: z.int() }),
  /** A vendor's release changed them, in Heroku's words. */
  Keys.extend({ code: z.literal("config in release"), description: z.string() }),
  Keys.extend({ code: z.literal("config of add-on"), addonService: z.string() }),
  Keys.extend({ code: z.literal("config in no release") }),
  z.strictObject({ code: z.literal("releases unread") }),
  /** Heroku makes no release of such a change. */
  z.strictObject({ code: z.literal("changed outside") }),
  z.strictObject({ code: z.literal("scaled"), process: z.string() }),
  z.strictObject({ code: z.literal("process changed"), process: z.string(), property: z.string() }),
  z.strictObject({ code: z.literal("plan changed") }),
  z.strictObject({ code: z.literal("autoscaled"), size: z.string() }),
  z.strictObject({ code: z.literal("plan renamed"), before: z.string(), after: z.string() }),
  z.strictObject({ code: z.literal("detached"), attachment: z.string() }),
  /** The attachment's name is another add-on's. */
  z.strictObject({ code: z.literal("attached elsewhere"), attachment: z.string(), holder: z.string() }),
  z.strictObject({ code: z.literal("certificate") }),
  z.strictObject({
    code: z.literal("gone"),
    /** Heroku's name of an add-on. */
    addon: z.string().optional(),
    /** Names of what was gone with it. */
    parts: z.array(z.string()),
    /** Another add-on of its service that the app has instead, be it of the same name. */
    instead: z.strictObject({ addon: z.string(), isNamesake: z.boolean() }).optional(),
    /** An app that somebody created under its name; an empty one is taken over by the next `up`. */
    recreated: z.strictObject({ app: z.string(), isEmpty: z.boolean() }).optional(),
  }),
  /** What Heroku said when the last `up` tried. */
  z.strictObject({ code: z.literal("failed update"), herokuMessage: z.string() }),
]);
export type CauseDetail = z.infer<typeof CauseDetail>;

/** What a cause comes to, for who must act. */
export const CauseKind = z.enum([
  "hand edit",
  "rollback",
  "add-on",
  "autoscaled",
  "certificate",
  "plan renamed",
  "deleted",
  "failed update",
  "unknown",
]);
export type CauseKind = z.infer<typeof CauseKind>;

/** Why an object is not as the last `up` left it. */
export const Cause = z.strictObject({
  kind: CauseKind,
  details: z.array(CauseDetail),
  /** The account that did it, and when, if a Heroku release shows it. */
  by: z.string().optional(),
  at: z.iso.datetime().optional(),
  /** Version of that release. */
  release: z.int().optional(),
});
export type Cause = z.infer<typeof Cause>;
