import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  secret,
  service,
  vendorBackup,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A vineyard's club, Spring Boot on JawsDB MySQL, with New Relic for errors. */
const club = service({
  name: "club",
  processes: ["web"],
  addons: {
    mysql: otherAddon("jawsdb", {
      firstPlan: "kitefin",
      sets: ["JAWSDB_URL"],
      backup: vendorBackup(
        "JawsDB's own, each night, kept for 7 days, restored from its dashboard; a dump goes to the vineyard each week",
      ),
    }),
    newrelic: otherAddon("newrelic", { firstPlan: "wayne", sets: ["NEW_RELIC_LICENSE_KEY"] }),
    papertrail: papertrail(),
  },
  config: {
    HIBERNATE_DDL_AUTO: fixed("validate"),
    JAVA_OPTS: fixed("-Xmx300m"),
    MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE: fixed("health"),
    NEW_RELIC_APP_NAME: fixed("Vineyard club"),
    NEW_RELIC_ENVIRONMENT: environmentName(),
    PUBLIC_HOST: fromDomain(),
    SPRING_PROFILES_ACTIVE: fixed("heroku"),
    TOKEN_SECRET: secret(),
  },
  domain: customDomain(),
  notices: [email("club@vineyard.example")],
});

export const declaration = { environments: ["staging", "production"], services: [club] } as const;

export const stacks = stackFiles(declaration, "vineyard-it", {
  staging: {
    club: {
      domain: "club-staging.vineyard.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { mysql: { plan: "kitefin" }, newrelic: { plan: "wayne" }, papertrail: { plan: "choklad" } },
    },
  },
  production: {
    club: {
      domain: "club.vineyard.example",
      processes: { web: { quantity: 1, size: "Standard-2X" } },
      addons: { mysql: { plan: "whitetip" }, newrelic: { plan: "wayne" }, papertrail: { plan: "fixa" } },
    },
  },
});

export const expects =
  "Nothing stops it: MySQL is backed up by its vendor, New Relic tracks errors and is labelled, and one actuator is open.";
