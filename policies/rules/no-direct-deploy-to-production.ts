import { defineRule, violation } from "../rule.ts";
import type { EstateView } from "../view/estate-view.ts";
import type { ServiceView } from "../view/resource-view.ts";

export const noDirectDeployToProduction = defineRule({
  name: "no-direct-deploy-to-production",
  holds: "Code reaches production only after it has run in another environment.",
  why: "If production is built from the branch that people merge into, it runs untested code.",
  severity: "high",
  level: "mandatory",
  remedy:
    'Declare `release: promotion()`, or `branches({ staging: "main", production: "production" })`, in index.ts. If production is the only environment, add staging before it in `environments`. If production is already deployed, add staging after it, because the stack of production owns the pipelines.',
  rows: [16, 29, 36, 93, 99, 120],
  check: (view) =>
    view.services.flatMap((service) => {
      const gap = gapOf(service, view);
      return gap === undefined ? [] : [violation(service, gap)];
    }),
});

function gapOf({ declared: { release } }: ServiceView, view: EstateView): string | undefined {
  const { environments } = view;
  if (!environments.includes("production")) return undefined;
  const isAlone = environments.length === 1;
  if (environments[0] === "production" && (isAlone || !hasPipelines(view))) {
    const where = hasPipelines(view) ? "after it, because its stack owns the pipelines," : "before it";
    return `an environment that receives code before production, got production ${isAlone ? "only" : "first"}: add staging ${where} in environments`;
  }
  if (release.kind !== "branches") return undefined;
  const { production, ...others } = release.branches;
  if (production === undefined) {
    return "a separate branch for production, got none: set it in branches({ … }), or declare promotion()";
  }
  const twin = Object.keys(others).find((environment) => others[environment] === production);
  if (twin === undefined) return undefined;
  return `a separate branch for production, got ${production}, which also builds ${twin}: set another in branches({ … }), or declare promotion()`;
}

/** Whether production was deployed first. Its stack then owns the pipelines, and code still moves through them from staging. */
function hasPipelines({ environment, parity: { before, others } }: EstateView): boolean {
  if (environment === "production") return before?.hasPipelines === true;
  const record = others.production;
  return record?.kind === "recorded" && record.manifest.hasPipelines === true;
}
