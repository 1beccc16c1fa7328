import { z } from "zod";
import { Step } from "../../kinds/command.ts";
import { Edit } from "../../kinds/edit.ts";
import { Ignored } from "./ignored.ts";

/** Where something stands, and who put it there and when, as far as Heroku tells. */
const Standing = z.strictObject({
  service: z.string(),
  app: z.string(),
  /** What a rule of `estate:review` names, such as `added.config.API_KEY`. */
  place: z.string(),
  /** The account; absent where no release of Heroku's tells. */
  by: z.string().optional(),
  at: z.iso.datetime().optional(),
  release: z.int().optional(),
  /** How to accept it, in order; absent where nothing can be written. */
  accept: z.array(Edit).optional(),
  /** How to remove it; absent where that would break what uses it. */
  remove: z.array(Step).optional(),
  /** How a declared add-on has a name again that this one has now. */
  giveBack: z.array(Step).optional(),
  ignored: Ignored.optional(),
});

const added = <Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) =>
  Standing.extend({ kind: z.literal(kind), ...shape });

/** Something on an app, or in its pipeline, that nobody declared. No value of a config var is in it, and no address with a key. */
export const AddedByHand = z.discriminatedUnion("kind", [
  added("config var", { key: z.string() }),
  added("add-on", {
    addon: z.string(),
    plan: z.string(),
    /** Names under which it is attached. */
    attachedAs: z.array(z.string()),
    /** What reads it: attachments such as `DATABASE`, and other apps. It is never to be destroyed as long as there are any. */
    usedBy: z.array(z.string()),
    /** US dollars a month; absent where Heroku tells no price. */
    monthly: z.number().optional(),
  }),
  added("attachment", {
    attachment: z.string(),
    addon: z.string(),
    /** The app that the add-on belongs to, if that is another one. */
    from: z.string().optional(),
  }),
  added("domain", { hostname: z.string() }),
  /** Its receiver by scheme and host. */
  added("drain", { receiver: z.string() }),
  added("webhook", { receiver: z.string() }),
  added("person", { account: z.string(), permissions: z.array(z.string()) }),
  added("feature", { feature: z.string() }),
  added("buildpacks", { buildpacks: z.array(z.string()) }),
  added("process", {
    process: z.string(),
    quantity: z.int(),
    size: z.string(),
    /** US dollars a month, of all its dynos; absent where Heroku tells no price. */
    monthly: z.number().optional(),
  }),
  added("pipeline member", { member: z.string(), stage: z.string() }),
]);
export type AddedByHand = z.infer<typeof AddedByHand>;
