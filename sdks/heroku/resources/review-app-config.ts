import { z } from "zod";
import { createOnce } from "../client/create-once.ts";
import { orMissing } from "../client/or-missing.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { isOwnerThere } from "../define/owner.ts";
import { refuseUnknownTarget } from "./apps/validate-place.ts";
import { gone } from "./lifecycle/gone.ts";
import { splitImportId } from "./lifecycle/import-id.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { knownOwner } from "./pipelines/pipeline-owner.ts";
import { ReviewAppInputs } from "./pipelines/review-app-inputs.ts";
import {
  changeConfig,
  getConfig,
  isOf,
  makeConfig,
  type ReviewAppConfigWire,
  removeConfig,
  writtenSettings,
} from "./pipelines/review-app-settings.ts";
import { asUnconnected, connectedRepository, refuseOtherRepository, warnUnconnected } from "./pipelines/unconnected.ts";

export const reviewAppConfig = defineResource({
  token: "heroku:index/reviewAppConfig:ReviewAppConfig",
  summary:
    "Enables and configures a pipeline's review apps. If the pipeline is not connected to GitHub in Heroku's dashboard yet, it waits without failing.",
  inputs: ReviewAppInputs,
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
async function switchOn(context: Context<Outputs>, wish: ReviewAppInputs): Promise<Outputs> {
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
