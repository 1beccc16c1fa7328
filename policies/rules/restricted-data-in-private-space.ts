import { z } from "zod";
import { logKeepers } from "../facts/addon-services.ts";
import { planName, postgresSlug, tierOf } from "../facts/postgres-plans.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";

export const restrictedDataInPrivateSpace = defineRule({
  name: "restricted-data-in-private-space",
  holds:
    "A service with restricted data runs in a Private Space with Heroku's own data stores, in every environment that has its secrets. If the declaration states why the law allows less, it at least runs on a dedicated database server.",
  why: "In the Common Runtime, dynos and databases use networks shared by all Heroku customers.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare `space: "<name>"`, and set Private or Shield sizes for its dynos, private or shield plans for its data stores, and separate values for review apps in `config` of `reviewApps`. A deployed service moves in two steps, with a waiver until then (docs/removing.md). If the law allows the Common Runtime, declare `exceptions: { commonRuntime: … }` with the reason, and use a standard plan or above for its database.',
  rows: [109, 133],
  settings: z.strictObject({}),
  check: (view) =>
    view.services
      .filter(({ declared }) => declared.dataClass === "restricted")
      .flatMap((service) => [
        ...(service.declared.exceptions.commonRuntime === null
          ? [...outsidePrivateSpaces(view, service), ...onSharedNetworks(view, service)]
          : onSharedServers(view, service)),
        ...inReviewApps(view, service),
        ...readByLogVendors(view, service),
      ]),
});

const outsidePrivateSpaces = ({ apps }: EstateView, { service }: ServiceView): Violation[] =>
  apps
    .filter((app) => app.service === service && app.space === undefined)
    .map(({ name, urn }) => ({
      service,
      urn,
      message: `${name}: expected an app in a Private Space, because its data is restricted, got one in the Common Runtime: declare its space`,
    }));

/** Heroku's own data stores, the only ones available in a Private Space. */
const ofHeroku = ["heroku-postgresql", "heroku-redis", "heroku-kafka"];

const onSharedNetworks = ({ addons, environment }: EstateView, { service }: ServiceView): Violation[] =>
  addons
    .filter((addon) => addon.service === service && ofHeroku.includes(addon.slug))
    .filter(({ plan }) => !/(^|-)(private|shield)(-|$)/.test(plan ?? ""))
    .map(({ name, urn, plan }) => ({
      service,
      urn,
      // Staging may use sample data.
      isAdvisory: environment !== "production",
      message: `${name}: expected a private or shield plan, because its data is restricted, got ${planName({ plan })}: change the plan in the stack file`,
    }));

/** An Essential database shares its server with other Heroku customers. */
const onSharedServers = ({ addons, environment }: EstateView, { service }: ServiceView): Violation[] =>
  addons
    .filter((addon) => addon.service === service && addon.slug === postgresSlug && tierOf(addon) === "essential")
    .map(({ name, urn, plan }) => ({
      service,
      urn,
      // Staging may use sample data.
      isAdvisory: environment !== "production",
      message: `${name}: expected a dedicated database server, because its data is restricted, got ${planName({ plan })}: choose a standard plan`,
    }));

/** Review apps always run in the Common Runtime. */
const inReviewApps = ({ pipelineVars }: EstateView, { service }: ServiceView): Violation[] =>
  pipelineVars
    .filter((each) => each.service === service && each.stage === "review" && each.isOfEnvironment)
    .map(({ name, urn, key }) => ({
      service,
      urn,
      message: `${name}: expected no secret of the service in review apps, which run in the Common Runtime, got ${key}: set a separate value for review apps`,
    }));

/** With a drain, you choose the log collector. */
const readByLogVendors = ({ addons }: EstateView, { service }: ServiceView): Violation[] =>
  addons
    .filter((addon) => addon.service === service && (addon.declared?.purpose === "logs" || logKeepers.has(addon.slug)))
    .map(({ name, urn, slug }) => ({
      service,
      urn,
      isAdvisory: true,
      message: `${name}: expected logs to go to your own collector, because the data is restricted, got ${slug}: declare a logDrain(…), or keep personal data out of the logs`,
    }));
