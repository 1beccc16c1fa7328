import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A school's grades, Spring, whose tables Hibernate drops. */
const grades = service({
  name: "grades",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    JAVA_OPTS: fixed("-Xmx300m -Xss512k"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SERVER_HOST: fromDomain(),
    SPRING_JPA_HIBERNATE_DDL_AUTO: fixed("create-drop"),
    SPRING_PROFILES_ACTIVE: fixed("heroku"),
  },
  domain: customDomain(),
  notices: [email("deploys@school.example")],
});

export const declaration = { environments: ["staging", "production"], services: [grades] } as const;

export const stacks = stackFiles(declaration, "school-team", {
  staging: {
    grades: {
      domain: "grades-staging.school.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    grades: {
      domain: "grades.school.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Each start of production drops its tables and makes them again: SPRING_JPA_HIBERNATE_DDL_AUTO has to be validate or none.";
