import type { KindDefinition } from "./kind.ts";
import { only } from "./naming.ts";

/** Nothing on Heroku: what keeps pipelines from being deleted while other environments have apps in them. */
export const pipelineGuard = {
  token: "heroku:index/pipelineGuard:PipelineGuard",
  label: "pipeline guard",
  naming: only("pipelines"),
  goesWith: [],
} as const satisfies KindDefinition;
