import { z } from "zod";

/** What a change in place, or a delete, breaks for people, though nothing that holds data is deleted. */
export const Consequence = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("app renamed") }),
  z.strictObject({ code: z.literal("certificates off") }),
  z.strictObject({ code: z.literal("maintenance on") }),
  z.strictObject({ code: z.literal("process stopped") }),
  z.strictObject({ code: z.literal("certificate changed") }),
  z.strictObject({ code: z.literal("pipeline moved") }),
  /** `name` is absent where Heroku chose it. */
  z.strictObject({ code: z.literal("attachment taken"), name: z.string().optional() }),
]);
export type Consequence = z.infer<typeof Consequence>;

const words = {
  "app renamed": "renames the app, and breaks links to its default domain and pushes to its Git remote",
  "certificates off": "switches automatic certificates off, so that browsers refuse the custom domains of the app",
  "maintenance on": "shows Heroku's maintenance page to all visitors of the app",
  "process stopped": "stops every dyno of the process",
  "certificate changed":
    "changes the certificate of the host name: browsers refuse one that does not cover it or has expired",
  "pipeline moved": "moves every app in the pipeline to another owner, those of other environments as well",
} satisfies Record<Exclude<Consequence["code"], "attachment taken">, string>;

/** As `stops every dyno of the process`: what follows "this update". */
export function consequenceText(consequence: Consequence): string {
  if (consequence.code !== "attachment taken") return words[consequence.code];
  const { name } = consequence;
  return name === undefined
    ? "takes the attachment from the app, and with it the config vars that begin with its name"
    : `takes the attachment ${name} from the app, and with it the config vars that begin with ${name}_, such as ${name}_URL`;
}

/** What a delete does not remove. */
export const Left = z.enum(["review apps", "config vars of review apps", "feature switched off"]);
export type Left = z.infer<typeof Left>;

/** As what follows "stays on Heroku". */
export const leftText: Readonly<Record<Left, string>> = {
  "review apps": "review apps that are there already, and what they cost",
  "config vars of review apps": "these config vars in review apps that are there already",
  "feature switched off": "the feature, switched off as it was declared",
};
