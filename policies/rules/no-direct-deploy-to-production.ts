import { z } from "zod";
import { defineRule } from "../rule.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";

export const noDirectDeployToProduction = defineRule({
  name: "no-direct-deploy-to-production",
  holds: "Code comes to production only after another environment has had it.",
  why: "A production that is built from the branch that people merge into has whatever was merged last, tried by nobody.",
  severity: "high",
  level: "mandatory",
  remedy:
    'Declare `release: promotion()`, or `branches({ staging: "main", production: "production" })`, in index.ts. Where production is alone, name staging before it in `environments`; after it, once production has been brought up, as its stack has the pipelines.',
  rows: [16, 29, 36, 93, 99, 120],
  settings: z.strictObject({}),
  check: (view) =>
    view.services.flatMap((service) => {
      const { urn, declared } = service;
      const gap = gapOf(service, view);
      return gap === undefined ? [] : [{ service: declared.name, urn, message: `${declared.name}: expected ${gap}` }];
    }),
});

function gapOf({ declared: { release } }: ServiceView, view: EstateView): string | undefined {
  const { environments } = view;
  if (!environments.includes("production")) return undefined;
  const isAlone = environments.length === 1;
  if (environments[0] === "production" && (isAlone || !hasPipelines(view))) {
    const where = hasPipelines(view) ? "after it, whose stack has the pipelines," : "before it";
    return `an environment that has new code before production, got production ${isAlone ? "alone" : "first"}: name staging ${where} in environments`;
  }
  if (release.kind !== "branches") return undefined;
  const { production, ...others } = release.branches;
  if (production === undefined) {
    return "a branch of its own for production, got none: name it in branches({ … }), or declare promotion()";
  }
  const twin = Object.keys(others).find((environment) => others[environment] === production);
  if (twin === undefined) return undefined;
  return `a branch of its own for production, got ${production}, which ${twin} is built from: name another in branches({ … }), or declare promotion()`;
}

/** Whether production was brought up as the first: the pipelines stay in its stack, and code takes its way through them all the same. */
function hasPipelines({ environment, parity: { before, others } }: EstateView): boolean {
  if (environment === "production") return before?.hasPipelines === true;
  const record = others.production;
  return record?.kind === "recorded" && record.manifest.hasPipelines === true;
}
