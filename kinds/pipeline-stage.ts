import { unwritten } from "./acceptance.ts";
import type { KindDefinition } from "./kind.ts";
import { only } from "./naming.ts";

/** The stage of the pipeline that the app is in. */
export const pipelineStage = {
  token: "heroku:index/pipelineCoupling:PipelineCoupling",
  label: "pipeline stage",
  naming: only("pipeline-coupling"),
  place: () => "pipeline",
  goesWith: ["pipeline", "app"],
  aspects: ["pipeline"],
  shown: ["stage"],
  acceptChange: () => unwritten({ code: "stage is the environment" }),
  acceptDeletion: () => unwritten({ code: "service has pipeline" }),
} as const satisfies KindDefinition;
