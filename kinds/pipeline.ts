import type { Kind } from "./kind.ts";
import { only } from "./naming.ts";

/** The pipeline of a service, which is called as the service is: its first environment makes it. */
export const pipeline = {
  token: "heroku:index/pipeline:Pipeline",
  label: "pipeline",
  naming: only("pipeline"),
  place: () => "pipeline",
  goesWith: [],
  loses: () => "its stages and review apps",
  shown: ["name"],
} as const satisfies Kind;
