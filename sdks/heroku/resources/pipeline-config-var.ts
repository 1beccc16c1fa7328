import { z } from "zod";
import { orGone } from "../client/or-gone.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { defineResource } from "../define/definition.ts";
import { isOwnerThere } from "../define/owner.ts";
import { replaces, secret } from "../define/traits.ts";
import { stageConfig } from "./config-vars/batched-config.ts";
import { warnOfOverwritten } from "./config-vars/overwritten.ts";
import {
  dropKeys,
  eitherOpenOrSecret,
  keySlots,
  ownPart,
  type Place,
  setKeys,
  wantedVars,
} from "./config-vars/owned-keys.ts";
import { refuseOddVars } from "./config-vars/validate-config.ts";
import { splitImportId } from "./lifecycle/import-id.ts";
import { knownOwner, PipelineOwner } from "./pipelines/pipeline-owner.ts";

const Stage = z.enum(["test", "review"]);
const Name = z.string().regex(/^[\w.:[\]]+$/, "expected letters, digits, _ . : [ and ] only");

export const pipelineConfigVar = defineResource({
  token: "heroku:index/pipelineConfigVar:PipelineConfigVar",
  summary:
    "Owns some of the config vars of a pipeline's review apps or CI runs, key by key. Existing review apps and runs keep theirs.",
  inputs: z
    .strictObject({
      pipelineId: replaces(z.uuid()).describe("Id of the pipeline."),
      pipelineOwner: PipelineOwner,
      pipelineStage: replaces(Stage).describe("Stage that gets them: `review` for review apps, `test` for CI runs."),
      vars: z.record(Name, z.string()).default({}).describe("Config vars that are not secret."),
      sensitiveVars: secret(z.record(Name, z.string()).default({})).describe(
        "Config vars that are secret in the state; every review app and CI run can read them.",
      ),
    })
    .check(eitherOpenOrSecret),
  outputs: z.object({}),
  importId: "<pipeline id>:<stage>",
  slots: (inputs) => keySlots(placeOf(inputs), inputs),
  replacement: "overwrites",
  async create(context, inputs) {
    const place = placeOf(inputs);
    await setKeys(context, place, inputs);
    return { id: place.id, outputs: {} };
  },
  async read(context, { id, inputs }) {
    const stage = inputs ?? stageIn(id);
    const place = placeOf(stage);
    const live = await orMissing(stageConfig.read(context, place.at, undefined));
    if (live === undefined) return undefined;
    const { pipelineId, pipelineStage } = stage;
    return {
      id: place.id,
      inputs: { ...knownOwner(inputs), pipelineId, pipelineStage, ...ownPart(live, inputs) },
      outputs: {},
    };
  },
  async update(context, prior, inputs) {
    await setKeys(context, placeOf(inputs), inputs, prior.inputs);
    return {};
  },
  leaves({ pipelineStage }) {
    return pipelineStage === "test" ? undefined : "config vars of review apps";
  },
  async delete(context, { inputs }) {
    const removal = dropKeys(context, placeOf(inputs), inputs);
    const done = await orGone(
      context.api,
      path`/pipelines/${inputs.pipelineId}`,
      removal.then(() => "done"),
    );
    if (done === undefined) await isOwnerThere(context.api, inputs);
  },
  async validatePreview(context, { pipelineId, pipelineStage, vars, sensitiveVars }, { prior }) {
    const known = wantedVars({ vars: vars ?? {}, sensitiveVars: sensitiveVars ?? {} });
    refuseOddVars(known);
    if (pipelineId === undefined || pipelineStage === undefined) return;
    const before = prior === undefined ? {} : wantedVars(prior.inputs);
    await warnOfOverwritten(context, placeOf({ pipelineId, pipelineStage }), known, before);
  },
});

interface StageOf {
  readonly pipelineId: string;
  readonly pipelineStage: z.output<typeof Stage>;
}

function placeOf({ pipelineId, pipelineStage }: StageOf): Place {
  const at = path`/pipelines/${pipelineId}/stage/${pipelineStage}/config-vars`;
  return {
    config: stageConfig,
    at,
    id: `${pipelineId}:${pipelineStage}`,
    what: `stage ${pipelineStage} of pipeline ${pipelineId}`,
    // The command line shows those of tests only.
    show: () => `GET ${at}`,
  };
}

function stageIn(id: string): StageOf {
  const [pipelineId, stage] = splitImportId(id, "<pipeline id>:<stage>");
  const known = Stage.safeParse(stage);
  if (known.success) return { pipelineId, pipelineStage: known.data };
  throw new Error(`id: expected the stage test or review after the pipeline's id, got ${stage}`);
}
