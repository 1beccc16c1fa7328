import { z } from "zod";
import { breaks, replaces } from "../../define/traits.ts";

export const AppInputs = z.strictObject({
  name: breaks(
    z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{1,28}[a-z0-9]$/,
        "expected 3 to 30 lower-case letters, digits and dashes, starting with a letter",
      ),
    {
      action: "rename",
      consequence: { code: "app renamed" },
    },
  ).describe("Name of the app, unique across Heroku."),
  organization: z
    .strictObject({
      name: z
        .string()
        .regex(/^[^@\s]+$/, "expected the name of a team, not of a person")
        .describe("Name of the team."),
    })
    .describe("The team that owns the app and is billed for it. An app with another owner is transferred to it."),
  region: replaces(z.string().default("us")).describe(
    "Region, such as `us` or `eu`. Ignored in a Private Space: the app runs in the region of the space.",
  ),
  space: replaces(z.string().min(1).optional()).describe("Private Space in which the app runs, by name or id."),
  stack: z
    .string()
    .optional()
    .describe(
      "Stack, such as `heroku-24` or `container`; Heroku's default if absent. A change takes effect with the next build.",
    ),
  buildpacks: z
    .array(z.string())
    .optional()
    .describe("Buildpacks in order, by URL or registry name; detected by Heroku if absent."),
  acm: breaks(z.boolean().default(false), {
    to: false,
    action: "disable-acm",
    consequence: { code: "certificates off" },
  }).describe("Whether Heroku issues and renews certificates for the app's custom domains."),
  maintenance: breaks(z.boolean().default(false), {
    to: true,
    consequence: { code: "maintenance on" },
  }).describe("Whether maintenance mode is on: the app then serves Heroku's maintenance page."),
});
export type AppInputs = z.output<typeof AppInputs>;
