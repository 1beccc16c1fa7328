import { z } from "zod";
import { createOnce } from "../client/create-once.ts";
import { orMissing } from "../client/or-missing.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { isOwnerThere } from "../define/owner.ts";
import { replaces } from "../define/traits.ts";
import { refuseUnknownTarget } from "./apps/validate-place.ts";
import { gone } from "./lifecycle/gone.ts";
import { splitImportId } from "./lifecycle/import-id.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { knownOwner, PipelineOwner } from "./pipelines/pipeline-owner.ts";
import {
  changeConfig,
  getConfig,
  isOf,
  makeConfig,
  type ReviewAppConfigWire,
  removeConfig,
  type Settings,
  writtenSettings,
} from "./pipelines/review-app-settings.ts";
import {
  asUnconnected,
  connectedRepository,
  refuseOtherRepository,
  type Wanted,
  warnUnconnected,
} from "./pipelines/unconnected.ts";

const DeployTarget = z.strictObject({
  id: z
    .union([z.uuid(), z.string().regex(/^[a-z]{2}$/)], "expected a region such as us, or the UUID of a private space")
    .describe("Name of the region, such as `us`, or id of the private space."),
  type: z.enum(["region", "space"]).describe("Kind of the target."),
});

export const reviewAppConfig = defineResource({
  token: "heroku:index/reviewAppConfig:ReviewAppConfig",
  summary:
    "Enables and configures a pipeline's review apps. If the pipeline is not connected to GitHub in Heroku's dashboard yet, it waits without failing.",
  inputs: z.strictObject({
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
  }),
  outputs: z.object({
    connected: z
      .boolean()
      .describe(
        "Whether review apps are enabled; if not, the pipeline is not connected to GitHub, and each `up` tries again.",
      ),
    repoId: z.int().nullable().describe("GitHub's id of the repository; null until the pipeline is connected to it."),
  }),
  importId: "<pipeline id>:<owner>/<repository>",
  replacement: "overwrites",
  async create(context, inputs) {
    const { pipelineId } = inputs;
    ownership.refuseSecond(context, claimOn(pipelineId), `review apps of pipeline ${pipelineId}`);
    ownership.note(context, claimOn(pipelineId));
    return { id: pipelineId, outputs: await switchOn(context, inputs) };
  },
  async read(context, { id, inputs, outputs }) {
    const [pipelineId, orgRepo] = inputs
      ? [inputs.pipelineId, inputs.orgRepo]
      : splitImportId(id, "<pipeline id>:<owner>/<repository>");
    const live = await getConfig(context, pipelineId);
    if (live === undefined) return inputs && isWaiting(outputs) ? { id, inputs, outputs: waiting } : undefined;
    const isMoved = outputs?.repoId != null && outputs.repoId !== live.repo.id;
    return {
      id: pipelineId,
      inputs: {
        pipelineId,
        ...knownOwner(inputs),
        // Heroku tells a number, so of another repository that is all there is to say.
        orgRepo: isMoved ? `repository ${live.repo.id}` : orgRepo,
        ...(await writtenSettings(context, live, inputs)),
      },
      outputs: outputsOf(live),
    };
  },
  async update(context, prior, inputs) {
    if (isWaiting(prior.outputs)) return switchOn(context, inputs);
    const live = await orMissing(changeConfig(context, prior.id, inputs, prior.inputs));
    if (live === undefined) throw gone(`review app config of pipeline ${prior.id}`);
    return outputsOf(live);
  },
  leaves: () => "review apps",
  async delete(context, { id, inputs }) {
    if (ownership.handedOver(context, claimOn(id))) return;
    await removeConfig(context, id, () => isOwnerThere(context.api, inputs));
  },
  async due(_context, { outputs }) {
    return isWaiting(outputs) ? { orgRepo: true } : {};
  },
  async validatePreview(context, { deployTarget, ...wanted }, { prior }) {
    if (prior === undefined) await refuseOtherRepository(context, wanted);
    if (deployTarget !== undefined && deployTarget.id !== prior?.inputs.deployTarget?.id) {
      await refuseUnknownTarget(context.api, deployTarget);
    }
    if (prior === undefined || !isWaiting(prior.outputs)) return;
    if ((await connectedRepository(context, prior.id)) !== undefined) return;
    await warnUnconnected(context, prior.inputs, "one that was not when it was last tried");
  },
});

interface Outputs {
  connected: boolean;
  repoId: number | null;
}

/** Of review apps that are on as soon as Heroku takes their config. */
const waiting: Outputs = { connected: false, repoId: null };

const isWaiting = (outputs: Partial<Outputs> | undefined): boolean => outputs?.connected === false;

/** Enables review apps, or finds them enabled; warns if the pipeline is not connected to GitHub yet. */
async function switchOn(context: Context<Outputs>, wish: Settings & Wanted): Promise<Outputs> {
  const { pipelineId, orgRepo } = wish;
  const make = () =>
    createOnce({
      signal: context.signal,
      send: () => makeConfig(context, pipelineId, orgRepo, wish),
      find: () => getConfig(context, pipelineId),
      isAsked: (live) => isOf(live, pipelineId),
    }).catch(asUnconnected);
  const first = await make();
  // A 404 alone does not prove that it is not connected.
  const made = first ?? ((await connectedRepository(context, pipelineId)) && (await make()));
  if (made === undefined) {
    await warnUnconnected(context, wish);
    return waiting;
  }
  context.checkpoint(pipelineId, outputsOf(made.object));
  return outputsOf(made.found ? await changeConfig(context, pipelineId, wish) : made.object);
}

/** A pipeline and its review apps have the same id. */
const claimOn = (pipelineId: string): string => `review-apps:${pipelineId}`;

const outputsOf = ({ repo }: ReviewAppConfigWire): Outputs => ({ connected: true, repoId: repo.id });
