import { z } from "zod";
import { planName } from "../facts/postgres-plans.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";

export const restrictedDataInPrivateSpace = defineRule({
  name: "restricted-data-in-private-space",
  holds:
    "A service with restricted data runs in a private space, and so do Heroku's own data stores of its production.",
  why: "On the common runtime, dynos and databases are reached through networks that all of Heroku's customers share.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare `space: "<name>"` and give production\'s data stores private or shield plans; or host the service elsewhere.',
  rows: [109],
  settings: z.strictObject({}),
  check: (view) =>
    view.services
      .filter(({ declared }) => declared.dataClass === "restricted")
      .flatMap((service) => [
        ...outsideOfSpaces(view, service),
        ...(view.environment === "production" ? onSharedNetworks(view, service) : []),
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

const onSharedNetworks = ({ addons }: EstateView, { service }: ServiceView): Violation[] =>
  addons
    .filter((addon) => addon.service === service && ofHeroku.includes(addon.slug))
    .filter(({ plan }) => !/(^|-)(private|shield)(-|$)/.test(plan ?? ""))
    .map(({ name, urn, plan }) => ({
      service,
      urn,
      message: `${name}: expected a private or shield plan, as its data is restricted, got ${planName({ plan })}: change the plan in the stack file`,
    }));
