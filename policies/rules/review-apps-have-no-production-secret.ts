import { defineRule, type Violation, violation } from "../rule.ts";
import type { EstateView, PipelineVar } from "../view/estate-view.ts";
import type { ServiceView } from "../view/resource-view.ts";

/**
 * In production's own stack, any secret given to review apps counts, because it is one of production's. In the other
 * stacks, it is recognized by the fingerprint that production recorded.
 */
export const reviewAppsHaveNoProductionSecret = defineRule({
  name: "review-apps-have-no-production-secret",
  holds: "No review app or test run uses a production secret.",
  why: "A review app runs unapproved code, and the author of the pull request can read its config vars.",
  severity: "critical",
  level: "mandatory",
  remedy:
    "Set a separate value for review apps with `config: { KEY: secret() }` of `reviewApps` in index.ts, or use staging's secret.",
  rows: [18, 22],
  check: (view) => [
    ...view.pipelineVars
      .filter((each) => isProductions(each, view))
      .map(({ key, stage, ...owner }) => {
        const text = `a separate value of ${key} at stage ${stage}, got production's: set another value for review apps`;
        return violation(owner, text);
      }),
    ...view.services.flatMap(filledFromProduction),
  ],
});

/** A config var whose name contains PROD, PRODUCTION or LIVE counts as production's. */
const isCalledProductions = (key: string): boolean =>
  /(^|_)(PROD|PRODUCTION|LIVE)_(\w+_)?(URL|URI|DSN|DATABASE|DB|HOST|PASSWORD|SECRET|TOKEN|KEY)$/i.test(key);

function filledFromProduction(service: ServiceView): Violation[] {
  const { appName, reviewApps } = service.declared;
  const command = reviewApps?.postdeploy ?? "";
  const app = appName.replace(/-[a-z]+$/, "-production");
  const source = [...command.matchAll(/\$\{?([A-Za-z_]\w{0,80})/g)]
    .map(([, key = ""]) => key)
    .find(isCalledProductions);
  const found = source ?? (command.includes(app) ? app : undefined);
  if (found === undefined) return [];
  const text = `review apps with sample data, got a postdeploy that copies data from ${found}: seed them from another source`;
  return [violation(service, text)];
}

const isProductions = (
  { isOfProduction, isSensitive, suspicion, key, stage, meaning }: PipelineVar,
  { environment }: Pick<EstateView, "environment">,
): boolean =>
  isOfProduction ||
  (environment === "production" && (isSensitive || suspicion !== undefined)) ||
  (stage === "review" && isCalledProductions(key) && !meaning.isPlaceholder);
