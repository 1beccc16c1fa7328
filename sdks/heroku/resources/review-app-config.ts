import { z } from "zod";
import { createOnce } from "../client/create-once.ts";
import { orMissing } from "../client/or-missing.ts";
import { defineResource } from "../define/definition.ts";
import { replaces } from "../define/traits.ts";
import { claims } from "./lifecycle/claims.ts";
import { gone } from "./lifecycle/gone.ts";
import { splitImportId } from "./lifecycle/import-id.ts";
import {
  changeConfig,
  getConfig,
  makeConfig,
  type ReviewAppConfigWire,
  removeConfig,
  writtenSettings,
} from "./pipelines/review-app-settings.ts";
import { orUnconnected } from "./pipelines/unconnected.ts";

const DeployTarget = z.strictObject({
  id: z
    .union([z.uuid(), z.string().regex(/^[a-z]{2}$/)], "expected a region such as us, or the UUID of a private space")
    .describe("Name of the region, such as `us`, or id of the private space."),
  type: z.enum(["region", "space"]).describe("Kind of the target."),
});

export const reviewAppConfig = defineResource({
  token: "heroku:index/reviewAppConfig:ReviewAppConfig",
  summary:
    "Switches a pipeline's review apps on and says how they are made. A person has to connect the pipeline to GitHub before, in Heroku's dashboard.",
  inputs: z.strictObject({
    pipelineId: replaces(z.uuid()).describe("Id of the pipeline."),
    orgRepo: replaces(z.string().regex(/^[\w.-]+\/[\w.-]+$/, "expected a GitHub repository, as owner/name")).describe(
      "The GitHub repository that the pipeline is connected to, such as `example-library/catalog`.",
    ),
    deployTarget: DeployTarget.optional().describe("Where review apps run; Heroku's choice when absent."),
    automaticReviewApps: z.boolean().default(false).describe("Whether each pull request gets a review app by itself."),
    baseName: z
      .string()
      .min(1)
      .optional()
      .describe("Begins the names of review apps, `<base name>-pr-<number>`; Heroku's choice when absent."),
    destroyStaleApps: z
      .boolean()
      .default(false)
      .describe("Whether review apps are destroyed that have not been deployed for some days."),
    staleDays: z
      .int()
      .min(1)
      .max(30)
      .optional()
      .describe("Days without a deployment after which a review app is stale; Heroku's choice when absent."),
    waitForCi: z.boolean().default(false).describe("Whether a review app is made only when CI has passed."),
  }),
  outputs: z.object({
    repoId: z.int().describe("GitHub's number of the repository."),
  }),
  importId: "<pipeline id>:<owner>/<repository>",
  async create(context, inputs) {
    const { pipelineId, orgRepo } = inputs;
    claims.refuseSecond(context, claimOn(pipelineId), `review apps of pipeline ${pipelineId}`);
    claims.note(context, claimOn(pipelineId));
    const { object, found } = await createOnce({
      signal: context.signal,
      send: () => orUnconnected(context, inputs, makeConfig(context, pipelineId, orgRepo, inputs)),
      find: () => getConfig(context, pipelineId),
    });
    context.keep(pipelineId, outputsOf(object));
    return { id: pipelineId, outputs: outputsOf(found ? await changeConfig(context, pipelineId, inputs) : object) };
  },
  async read(context, { id, inputs, outputs }) {
    const [pipelineId, orgRepo] = inputs
      ? [inputs.pipelineId, inputs.orgRepo]
      : splitImportId(id, "<pipeline id>:<owner>/<repository>");
    const live = await getConfig(context, pipelineId);
    if (live === undefined) return undefined;
    const isMoved = outputs?.repoId !== undefined && outputs.repoId !== live.repo.id;
    return {
      id: pipelineId,
      inputs: {
        pipelineId,
        // Heroku tells a number, so of another repository that is all there is to say.
        orgRepo: isMoved ? `repository ${live.repo.id}` : orgRepo,
        ...(await writtenSettings(context, live, inputs)),
      },
      outputs: outputsOf(live),
    };
  },
  async update(context, prior, inputs) {
    const live = await orMissing(changeConfig(context, prior.id, inputs, prior.inputs));
    if (live === undefined) throw gone(`review app config of pipeline ${prior.id}`);
    return outputsOf(live);
  },
  async delete(context, { id }) {
    if (claims.handedOver(context, claimOn(id))) return;
    await removeConfig(context, id);
  },
});

/** A pipeline and its review apps have the same id. */
const claimOn = (pipelineId: string): string => `review-apps:${pipelineId}`;

const outputsOf = ({ repo }: ReviewAppConfigWire): { repoId: number } => ({ repoId: repo.id });
