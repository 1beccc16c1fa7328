import { unwritten } from "./acceptance.ts";
import type { KindDefinition } from "./kind.ts";
import { only } from "./naming.ts";

/** The pipeline of a service, which is called as the service is: its first environment makes it. */
export const pipeline = {
  token: "heroku:index/pipeline:Pipeline",
  label: "pipeline",
  naming: only("pipeline"),
  goesWith: [],
  loses: () => "its stages and review apps",
  shown: ["name"],
  acceptChange: () => unwritten({ code: "pipeline is the team's" }),
  acceptDeletion: () => unwritten({ code: "service has pipeline" }),
} as const satisfies KindDefinition;
