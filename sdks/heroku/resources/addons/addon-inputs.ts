import { z } from "zod";
import { breaks, replaces } from "../../define/traits.ts";
import { lostConfig } from "./lost-config.ts";

export const AddonInputs = z.strictObject({
  appId: replaces(z.uuid()).describe("Id of the app that owns the add-on."),
  plan: z
    .string()
    // Heroku also accepts a plan's id, which does not show the service.
    .regex(
      /^(?![0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)[a-z0-9-]+(:[a-z0-9-]+)?$/,
      "expected a plan such as heroku-postgresql:essential-0",
    )
    .describe("Plan, as `service:plan`. To change the service, declare a new add-on under another name."),
  name: z
    .string()
    .regex(/^[a-zA-Z][A-Za-z0-9_-]+$/, "expected letters, digits, dashes and underscores, starting with a letter")
    .optional()
    .describe("Name, unique across Heroku; derived from the resource's URN and app if absent."),
  attachmentName: breaks(
    z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/, "expected upper-case letters, digits and underscores, starting with a letter")
      .optional(),
    { action: "rename", consequence: lostConfig },
  ).describe(
    "Name of its attachment to the app, which prefixes its config vars: `CACHE` sets `CACHE_URL`. If absent, Heroku chooses a name that depends on the existing attachments.",
  ),
  config: z
    .record(z.string(), z.string())
    .optional()
    .describe(
      'Options given to the vendor at creation, such as `{version: "17"}`. Heroku never gives them back, so a later change is only noted.',
    ),
});
export type AddonInputs = z.output<typeof AddonInputs>;
