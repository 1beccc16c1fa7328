import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  service,
  vendorBackup,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A museum's loans, Grails on JawsDB's MySQL 5.7, which has had no fixes since October 2023. Broken: https://endoflife.date/mysql */
const loans = service({
  name: "loans",
  processes: ["web"],
  addons: {
    mysql: otherAddon("jawsdb", {
      firstPlan: "kitefin",
      sets: ["JAWSDB_URL"],
      purpose: "database",
      backup: vendorBackup("JawsDB, each day, restored from its dashboard"),
      options: { version: "5.7" },
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    GRAILS_ENV: fixed("production"),
    GRAILS_SECRET: generated(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SERVER_HOST: fromDomain(),
  },
  domain: customDomain(),
  notices: [email("registrar@museum.example")],
});

export const declaration = { environments: ["staging", "production"], services: [loans] } as const;

export const stacks = stackFiles(declaration, "city-museum", {
  staging: {
    loans: {
      domain: "loans-staging.museum.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { mysql: { plan: "kitefin" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    loans: {
      domain: "loans.museum.example",
      processes: { web: { quantity: 1, size: "Standard-2X" } },
      addons: { mysql: { plan: "whitetip" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "The add-on mysql asks for MySQL 5.7, which has been out of support since October 2023: ask for 8.4.";
