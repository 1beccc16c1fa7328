import { suspicionOf } from "../../config-vars/suspicion.ts";
import { entriesIn } from "../../kinds/only-in.ts";
import type { Addon, ConfigVar, Environment, ServiceDeclaration } from "../../settings/declare.ts";
import { planOf } from "../../settings/knobs.ts";
import { type ReviewAppVars, reviewAppVars } from "../../settings/review-app-vars.ts";
import type { ServiceSettings } from "../../settings/settings.ts";
import type { AppJson, AppJsonAddon, AppJsonVar } from "./document-schema.ts";

/** A service as its review apps are made: as the first environment has it. */
export interface ReviewedService {
  readonly environment: Environment;
  readonly settings: Pick<ServiceSettings, "declaration" | "vars">;
}

/**
 * The `app.json` that makes review apps what the declaration says; undefined for a service without review apps. It has no
 * secret, and no value that a pipeline's config vars bring.
 */
export function appJson({ environment, settings }: ReviewedService): AppJson | undefined {
  const { declaration } = settings;
  const { name, description, stack, buildpacks, processes, reviewApps } = declaration;
  if (reviewApps === undefined) return undefined;
  const addons = entriesIn<Addon>(environment, declaration.addons);
  const all = addons.map(([slot, addon]) => manifestAddon(slot, addon, declaration));
  const stores = addons.filter(([, { vendor }]) => isStore(vendor.purpose));
  return {
    name,
    ...(description !== undefined && { description }),
    repository: `https://github.com/${reviewApps.repository}`,
    ...(stack !== undefined && { stack }),
    env: manifestVars({ environment, settings }),
    formation: Object.fromEntries(
      processes.map((type) => [type, { quantity: 1, size: reviewApps.size.toLowerCase() }]),
    ),
    addons: all,
    ...(buildpacks !== undefined && { buildpacks: buildpacks.map((url) => ({ url })) }),
    ...(reviewApps.postdeploy !== undefined && { scripts: { postdeploy: reviewApps.postdeploy } }),
    environments: {
      // Said again, because Heroku takes each service's cheapest plan where this is not said. Source: help.heroku.com SY28FR6H.
      review: { addons: all },
      test: {
        ...notRequired(secretsOf(reviewAppVars(settings, environment))),
        addons: stores.map(([slot, addon]) => manifestAddon(slot, addon, declaration)),
      },
    },
  };
}

/** The plans that add-ons have unless `reviewApps` says alternative: each vendor's first. */
export const usualPlans = ({ environment, settings }: ReviewedService): ReadonlyMap<string, string> =>
  new Map(
    entriesIn<Addon>(environment, settings.declaration.addons).map(([, { vendor }]) => [
      vendor.service,
      `${vendor.service}:${vendor.firstPlan}`,
    ]),
  );

const secretsOf = ({ secretKeys, ownSecretKeys }: ReviewAppVars): string[] => [...secretKeys, ...ownSecretKeys];

/** Tests get no secret, so that none may be required of them. */
const notRequired = (secretKeys: readonly string[]): Pick<AppJson, "env"> =>
  secretKeys.length === 0
    ? {}
    : { env: Object.fromEntries(secretKeys.map((key) => [key, { description: "Not in tests.", required: false }])) };

/** Tests need what holds data; logs, errors and a fixed address are of no use to them. */
const isStore = (purpose: Addon["vendor"]["purpose"]): boolean =>
  ["database", "key-value store", "graph database"].includes(purpose);

function manifestAddon(slot: string, { vendor, options, as }: Addon, { reviewApps }: ServiceDeclaration): AppJsonAddon {
  const plan = `${vendor.service}:${planOf(vendor).parse(reviewApps?.plans[slot] ?? vendor.firstPlan)}`;
  if (options === undefined && as === undefined) return plan;
  return { plan, ...(as !== undefined && { as }), ...(options !== undefined && { options: { ...options } }) };
}

function manifestVars({ environment, settings }: ReviewedService): Record<string, AppJsonVar> {
  const { secretKeys, generatedKeys } = reviewAppVars(settings, environment);
  const own = settings.declaration.reviewApps?.config ?? {};
  const config = entriesIn<ConfigVar>(environment, settings.declaration.config);
  return Object.fromEntries(
    config.map(([key, variable]): [string, AppJsonVar] => {
      if (generatedKeys.includes(key))
        return [key, { description: "Random, generated once for each app.", generator: "secret" }];
      if (secretKeys.includes(key)) return [key, fromPipeline("A secret")];
      if (Object.hasOwn(own, key)) return [key, fromPipeline("For review apps only")];
      if (variable.kind === "fixed" && suspicionOf(key, variable.value) === undefined) {
        return [key, { description: "The same in every environment.", value: variable.value }];
      }
      return [key, fromPipeline(wordsFor[variable.kind](environment))];
    }),
  );
}

const fromPipeline = (what: string): AppJsonVar => ({
  description: `${what}: from the config vars of the pipeline's review stage.`,
  required: true,
});

const wordsFor: Readonly<Record<ConfigVar["kind"], (environment: Environment) => string>> = {
  environmentName: () => "The stage's name",
  fixed: () => "The same in every environment",
  fromDomain: () => "A host name",
  generated: () => "A random value",
  perEnvironment: (environment) => `Same as ${environment}`,
  secret: () => "A secret",
};
