import { z } from "zod";
import { defineRule } from "../rule.ts";
import type { EstateView, PipelineVar } from "../view/estate-view.ts";

/**
 * What production's own stack gives to review apps is read out of production's secrets: there any secret counts. In the other
 * stacks it is found by its fingerprint, as production recorded it.
 */
export const reviewAppsHaveNoProductionSecret = defineRule({
  name: "review-apps-have-no-production-secret",
  holds: "No review app or test run begins with a secret of production's.",
  why: "A review app runs code that nobody has approved yet, and whoever opened the pull request can read its config vars.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Give review apps a value of their own: `config: { KEY: secret() }` of `reviewApps` in index.ts, or staging's secret.",
  rows: [18, 22],
  settings: z.strictObject({}),
  check: (view) =>
    view.pipelineVars
      .filter((each) => isProductions(each, view))
      .map(({ name, urn, service, key, stage }) => ({
        service,
        urn,
        message: `${name}: expected a value of its own for ${key} at stage ${stage}, got production's: set another value for review apps`,
      })),
});

const isProductions = (
  { isOfProduction, isSensitive, suspicion }: PipelineVar,
  { environment }: Pick<EstateView, "environment">,
): boolean => isOfProduction || (environment === "production" && (isSensitive || suspicion !== undefined));
