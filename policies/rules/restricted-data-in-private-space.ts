import { logKeepers } from "../facts/addon-services.ts";
import { planName, postgresSlug, tierOf } from "../facts/postgres-plans.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import type { EstateView } from "../view/estate-view.ts";
import type { ServiceView } from "../view/resource-view.ts";

export const restrictedDataInPrivateSpace = defineRule({
  name: "restricted-data-in-private-space",
  holds:
    "A service with restricted data runs in a Private Space with Heroku's own data stores, in every environment that has the service's secrets. If the declaration states why the law allows the Common Runtime, a dedicated database server is enough.",
  why: "In the Common Runtime, dynos and databases use networks shared by all Heroku customers.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare `space: "<name>"`. Set Private or Shield sizes for the dynos, private or shield plans for the data stores, and separate values for review apps in `config` of `reviewApps`. To move a deployed service, follow docs/removing.md, with a waiver until it has moved. If the law allows the Common Runtime, declare `exceptions: { commonRuntime: … }` with the reason, and use a standard plan or above for its database.',
  rows: [109, 133],
  check: (view) => view.services.flatMap((service) => violationsOf(view, service)),
});

function violationsOf(view: EstateView, { service, declared }: ServiceView): Violation[] {
  if (declared.dataClass !== "restricted") return [];
  const ofService = <T extends { readonly service: string | undefined }>(all: readonly T[]): T[] =>
    all.filter((each) => each.service === service);
  const addons = ofService(view.addons);
  const isCommon = declared.exceptions.commonRuntime !== undefined;
  return [
    ...(isCommon ? onSharedServers(addons, view) : outsidePrivateSpaces(ofService(view.apps), addons, view)),
    ...ofService(view.pipelineVars).flatMap(inReviewApps),
    ...addons.flatMap(readByLogVendor),
  ];
}

/** Heroku's own data stores, the only ones available in a Private Space. */
const ofHeroku = ["heroku-postgresql", "heroku-redis", "heroku-kafka"];

function outsidePrivateSpaces(
  apps: EstateView["apps"],
  addons: EstateView["addons"],
  { environment }: EstateView,
): Violation[] {
  const inCommonRuntime =
    "an app in a Private Space, because its data is restricted, got one in the Common Runtime: declare its space";
  return [
    ...apps.filter(({ space }) => space === undefined).map((app) => violation(app, inCommonRuntime)),
    ...addons
      .filter(({ slug, plan }) => ofHeroku.includes(slug) && !/(^|-)(private|shield)(-|$)/.test(plan ?? ""))
      .map((addon) => {
        const text = `a private or shield plan, because its data is restricted, got ${planName(addon)}: change the plan in the stack file`;
        // Staging may use sample data.
        return violation(addon, text, environment !== "production");
      }),
  ];
}

/** An Essential database shares its server with other Heroku customers. */
const onSharedServers = (addons: EstateView["addons"], { environment }: EstateView): Violation[] =>
  addons
    .filter((addon) => addon.slug === postgresSlug && tierOf(addon) === "essential")
    .map((addon) => {
      const text = `a dedicated database server, because its data is restricted, got ${planName(addon)}: choose a standard plan`;
      // Staging may use sample data.
      return violation(addon, text, environment !== "production");
    });

/** Review apps always run in the Common Runtime. */
function inReviewApps({ key, stage, isOfEnvironment, ...owner }: EstateView["pipelineVars"][number]): Violation[] {
  if (stage !== "review" || !isOfEnvironment) return [];
  const text = `no secret of the service in review apps, which run in the Common Runtime, got ${key}: set a separate value for review apps`;
  return [violation(owner, text)];
}

/** With a drain, you choose the log collector. */
function readByLogVendor(addon: EstateView["addons"][number]): Violation[] {
  if (addon.declared?.purpose !== "logs" && !logKeepers.has(addon.slug)) return [];
  const text = `logs to go to your own collector, because the data is restricted, got ${addon.slug}: declare a logDrain(…), or keep personal data out of the logs`;
  return [violation(addon, text, true)];
}
