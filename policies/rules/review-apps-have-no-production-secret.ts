import { z } from "zod";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, PipelineVar, ServiceView } from "../view/estate-view.ts";

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
  check: (view) => [
    ...view.pipelineVars
      .filter((each) => isProductions(each, view))
      .map(({ name, urn, service, key, stage }) => ({
        service,
        urn,
        message: `${name}: expected a value of its own for ${key} at stage ${stage}, got production's: set another value for review apps`,
      })),
    ...view.services.flatMap(filledFromProduction),
  ],
});

/** A config var that is called production's is, whoever has set it. */
const isCalledProductions = (key: string): boolean =>
  /(^|_)(PROD|PRODUCTION|LIVE)_(\w+_)?(URL|URI|DSN|DATABASE|DB|HOST|PASSWORD|SECRET|TOKEN|KEY)$/i.test(key);

function filledFromProduction({ urn, declared: { name, appName, reviewApps } }: ServiceView): Violation[] {
  const command = reviewApps?.postdeploy ?? "";
  const app = appName.replace(/-[a-z]+$/, "-production");
  const source = [...command.matchAll(/\$\{?([A-Za-z_]\w{0,80})/g)]
    .map(([, key = ""]) => key)
    .find(isCalledProductions);
  const found = source ?? (command.includes(app) ? app : undefined);
  if (found === undefined) return [];
  const message = `${name}: expected review apps with data that is made up, got a postdeploy that takes it from ${found}: seed them otherwise`;
  return [{ service: name, urn, message }];
}

const isProductions = (
  { isOfProduction, isSensitive, suspicion, key, stage, meaning }: PipelineVar,
  { environment }: Pick<EstateView, "environment">,
): boolean =>
  isOfProduction ||
  (environment === "production" && (isSensitive || suspicion !== undefined)) ||
  (stage === "review" && isCalledProductions(key) && !meaning.isPlaceholder);
