import { z } from "zod";
import { defineRule } from "../rule.ts";

export const appInPipeline = defineRule({
  name: "app-in-pipeline",
  holds: "Every app stands in its service's pipeline, at the stage that its environment is called.",
  why: "An app outside of the pipeline gets no promotion: code has to be pushed to it by hand, past staging.",
  severity: "high",
  level: "mandatory",
  remedy: "Declare the app with `service()` in index.ts, which couples it, or add a PipelineCoupling of that stage.",
  rows: [16, 36, 100],
  settings: z.strictObject({}),
  check: ({ apps, couplings, environment }) =>
    apps.flatMap(({ name, urn, service }) => {
      const coupling = couplings.find(({ app }) => app === urn);
      if (coupling !== undefined && (coupling.stage ?? environment) === environment) return [];
      const got = coupling === undefined ? "no coupling" : `a coupling at ${coupling.stage}`;
      return [
        {
          service,
          urn: coupling?.urn ?? urn,
          message: `${name}: expected a pipeline's stage ${environment}, got ${got}: declare the app with service(), or couple it at ${environment}`,
        },
      ];
    }),
});
