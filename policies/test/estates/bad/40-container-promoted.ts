import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A surveyor's maps, GeoDjango in a container, to be promoted. Broken: practice 55, https://github.com/heroku/roadmap/issues/222 */
const maps = service({
  name: "maps",
  processes: ["web"],
  stack: "container",
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/Denver", { offSite: "the office's server, each night" }) }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("maps.settings.heroku"),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("maps@survey.example")],
});

export const declaration = { environments: ["staging", "production"], services: [maps] } as const;

export const stacks = stackFiles(declaration, "survey-office", {
  staging: {
    maps: {
      domain: "maps-staging.survey.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-1" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
  production: {
    maps: {
      domain: "maps.survey.example",
      processes: { web: { quantity: 1, size: "Standard-2X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
});

export const expects =
  "The app is on the container stack and nothing says how production gets its code: Heroku promotes no container apps. Declare branches(…) or registryImages(…).";
