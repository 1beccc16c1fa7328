import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A car-sharing club's fleet, Spring Boot with every actuator open. Broken: practice 67, https://www.syscrest.com/2025/02/securing-spring-boot-actuator (a heap dump with cloud keys, 9 TB of positions) */
const fleet = service({
  name: "fleet",
  processes: ["web"],
  region: "eu",
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("02:00", "Europe/Berlin", { offSite: "Hetzner storage box, each night" }),
    }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE: fixed("*"),
    PUBLIC_HOST: fromDomain(),
    SENTRY_ENVIRONMENT: environmentName(),
    SPRING_PROFILES_ACTIVE: fixed("heroku"),
    TELEMATICS_KEY: secret(),
  },
  domain: customDomain(),
  notices: [email("dev@carclub.example")],
});

export const declaration = { environments: ["staging", "production"], services: [fleet] } as const;

export const stacks = stackFiles(declaration, "car-club", {
  staging: {
    fleet: {
      domain: "fleet-staging.carclub.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
  production: {
    fleet: {
      domain: "fleet.carclub.example",
      processes: { web: { quantity: 2, size: "Standard-2X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, sentry: { plan: "f1" } },
    },
  },
});

export const expects =
  "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE=* opens every actuator, heap dump and environment among them, to the internet in production: the secrets of the app are there to be fetched. Name the few that are needed, such as health.";
