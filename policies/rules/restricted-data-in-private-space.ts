import { z } from "zod";
import { logKeepers } from "../facts/addon-services.ts";
import { planName, postgresSlug, tierOf } from "../facts/postgres-plans.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";

export const restrictedDataInPrivateSpace = defineRule({
  name: "restricted-data-in-private-space",
  holds:
    "A service with restricted data runs in a private space, with Heroku's own data stores, in every environment that has its secrets; where the declaration says why the law allows less, on a database server of its own at least.",
  why: "On the common runtime, dynos and databases are reached through networks that all of Heroku's customers share.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare `space: "<name>"`, give its dynos Private or Shield sizes, its data stores private or shield plans, and review apps values of their own under `config` of `reviewApps`. A service that is up already moves in two steps, under a waiver until then (docs/removing.md). Where the law allows the milder way, say why with `exceptions: { commonRuntime: … }`, and give its database a plan of the standard tier or above.',
  rows: [109, 133],
  settings: z.strictObject({}),
  check: (view) =>
    view.services
      .filter(({ declared }) => declared.dataClass === "restricted")
      .flatMap((service) => [
        ...(service.declared.exceptions.commonRuntime === null
          ? [...outsideOfSpaces(view, service), ...onSharedNetworks(view, service)]
          : onSharedServers(view, service)),
        ...inReviewApps(view, service),
        ...readByLogVendors(view, service),
      ]),
});

const outsideOfSpaces = ({ apps }: EstateView, { service }: ServiceView): Violation[] =>
  apps
    .filter((app) => app.service === service && app.space === undefined)
    .map(({ name, urn }) => ({
      service,
      urn,
      message: `${name}: expected an app in a private space, as its data is restricted, got one on the common runtime: declare its space`,
    }));

/** Heroku's own data stores, the only ones that can stand in a space. */
const ofHeroku = ["heroku-postgresql", "heroku-redis", "heroku-kafka"];

const onSharedNetworks = ({ addons, environment }: EstateView, { service }: ServiceView): Violation[] =>
  addons
    .filter((addon) => addon.service === service && ofHeroku.includes(addon.slug))
    .filter(({ plan }) => !/(^|-)(private|shield)(-|$)/.test(plan ?? ""))
    .map(({ name, urn, plan }) => ({
      service,
      urn,
      // Staging may have data that is made up.
      isAdvised: environment !== "production",
      message: `${name}: expected a private or shield plan, as its data is restricted, got ${planName({ plan })}: change the plan in the stack file`,
    }));

/** Of an Essential database, the server is shared with other customers of Heroku. */
const onSharedServers = ({ addons, environment }: EstateView, { service }: ServiceView): Violation[] =>
  addons
    .filter((addon) => addon.service === service && addon.slug === postgresSlug && tierOf(addon) === "essential")
    .map(({ name, urn, plan }) => ({
      service,
      urn,
      // Staging may have data that is made up.
      isAdvised: environment !== "production",
      message: `${name}: expected a database server of its own, as its data is restricted, got ${planName({ plan })}: take a plan of the standard tier`,
    }));

/** Review apps run in the common runtime, whatever space the service has. */
const inReviewApps = ({ pipelineVars }: EstateView, { service }: ServiceView): Violation[] =>
  pipelineVars
    .filter((each) => each.service === service && each.stage === "review" && each.isOfEnvironment)
    .map(({ name, urn, key }) => ({
      service,
      urn,
      message: `${name}: expected no secret of the service in review apps, which run on the common runtime, got ${key}: give review apps a value of their own`,
    }));

/** A drain leads to a collector of one's own choice. */
const readByLogVendors = ({ addons }: EstateView, { service }: ServiceView): Violation[] =>
  addons
    .filter((addon) => addon.service === service && (addon.declared?.purpose === "logs" || logKeepers.has(addon.slug)))
    .map(({ name, urn, slug }) => ({
      service,
      urn,
      isAdvised: true,
      message: `${name}: expected log lines at a collector of your own, as the data is restricted, got ${slug}: declare a logDrain(…), or keep personal data out of the lines`,
    }));
