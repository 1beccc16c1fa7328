import type { Kind } from "./kind.ts";
import { affixed } from "./naming.ts";

/** The config vars of review apps, or of test runs: the part is the stage `review` or `test`. */
export const pipelineConfigVars = {
  token: "heroku:index/pipelineConfigVar:PipelineConfigVar",
  label: "config vars of review apps",
  naming: affixed("review-apps-"),
  place: (stage: string) => `review-apps-${stage}`,
  goesWith: ["pipeline"],
  shown: [],
} as const satisfies Kind;
