import { z } from "zod";
import { replaces } from "../../define/traits.ts";
import { PipelineOwner } from "./pipeline-owner.ts";

const DeployTarget = z.strictObject({
  id: z
    .union([z.uuid(), z.string().regex(/^[a-z]{2}$/)], "expected a region such as us, or the UUID of a private space")
    .describe("Name of the region, such as `us`, or id of the private space."),
  type: z.enum(["region", "space"]).describe("Kind of the target."),
});

export const ReviewAppInputs = z.strictObject({
  pipelineId: replaces(z.uuid()).describe("Id of the pipeline."),
  pipelineOwner: PipelineOwner,
  orgRepo: replaces(z.string().regex(/^[\w.-]+\/[\w.-]+$/, "expected a GitHub repository, as owner/name")).describe(
    "The GitHub repository that the pipeline is connected to, such as `example-library/catalog`.",
  ),
  deployTarget: DeployTarget.optional().describe("Where review apps run; chosen by Heroku if absent."),
  automaticReviewApps: z
    .boolean()
    .default(false)
    .describe("Whether each pull request gets a review app automatically."),
  baseName: z
    .string()
    .min(1)
    .optional()
    .describe("Prefix of the names of review apps, `<base name>-pr-<number>`; chosen by Heroku if absent."),
  destroyStaleApps: z.boolean().default(false).describe("Whether stale review apps are destroyed."),
  staleDays: z
    .int()
    .min(1)
    .max(30)
    .optional()
    .describe("Days without a deployment after which a review app is stale; chosen by Heroku if absent."),
  waitForCi: z.boolean().default(false).describe("Whether a review app is created only after CI has passed."),
});
export type ReviewAppInputs = z.output<typeof ReviewAppInputs>;
