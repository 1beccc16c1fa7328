import { defineRule, violation } from "../rule.ts";

export const appInPipeline = defineRule({
  name: "app-in-pipeline",
  holds: "Every app is in its service's pipeline, at the stage named after its environment.",
  why: "An app outside the pipeline receives no promotions: code is pushed to it directly and bypasses staging.",
  severity: "high",
  level: "mandatory",
  remedy: "Declare the app with `service()` in index.ts, which couples it, or add a PipelineCoupling with that stage.",
  rows: [16, 36, 100],
  check: ({ apps, couplings, environment }) =>
    apps.flatMap((app) => {
      const coupling = couplings.find((each) => each.app === app.urn);
      if (coupling !== undefined && (coupling.stage ?? environment) === environment) return [];
      const got = coupling === undefined ? "no coupling" : `a coupling at ${coupling.stage}`;
      const text = `a pipeline coupling at stage ${environment}, got ${got}: declare the app with service(), or couple it at ${environment}`;
      return [violation({ ...app, urn: coupling?.urn ?? app.urn }, text)];
    }),
});
