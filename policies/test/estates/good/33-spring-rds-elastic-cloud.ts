import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  perEnvironment,
  rebuilt,
  secret,
  service,
  vendorBackup,
} from "../../../../settings/declare.ts";
import { papertrail, rollbar } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A patent agent's search, Spring Boot on RDS and Elastic Cloud: a database and an index for each environment. */
const patents = service({
  name: "patents",
  processes: ["web"],
  region: "eu",
  addons: { papertrail: papertrail(), rollbar: rollbar() },
  config: {
    ELASTIC_API_KEY: secret(),
    ELASTIC_CLOUD_URL: perEnvironment({ store: rebuilt("the nightly import from the patent office fills the index") }),
    JAVA_TOOL_OPTIONS: fixed("-XX:MaxRAMPercentage=70"),
    MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE: fixed("health,info,prometheus"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SERVER_FORWARD_HEADERS_STRATEGY: fixed("framework"),
    SPRING_DATASOURCE_PASSWORD: secret(),
    SPRING_DATASOURCE_URL: perEnvironment({ store: vendorBackup("RDS, snapshots each night, kept for 14 days") }),
    SPRING_DATASOURCE_USERNAME: fixed("patents"),
    SPRING_PROFILES_ACTIVE: fixed("prod"),
  },
  domain: customDomain(),
  notices: [email("it@patents.example")],
});

export const declaration = { environments: ["staging", "production"], services: [patents] } as const;

export const stacks = stackFiles(declaration, "patent-agent", {
  staging: {
    patents: {
      domain: "search-staging.patents.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: {
        ELASTIC_CLOUD_URL: "https://patents-staging.es.eu-west-1.aws.found.io:9243",
        SPRING_DATASOURCE_URL:
          "jdbc:postgresql://patents-staging.c1example.eu-west-1.rds.amazonaws.com:5432/patents?sslmode=verify-full",
      },
    },
  },
  production: {
    patents: {
      domain: "search.patents.example",
      processes: { web: { quantity: 2, size: "Standard-2X" } },
      addons: { papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: {
        ELASTIC_CLOUD_URL: "https://patents-production.es.eu-west-1.aws.found.io:9243",
        SPRING_DATASOURCE_URL:
          "jdbc:postgresql://patents.c1example.eu-west-1.rds.amazonaws.com:5432/patents?sslmode=verify-full",
      },
    },
  },
});

export const secrets: Secrets = {
  staging: { "patents:SPRING_DATASOURCE_PASSWORD": "made-up-1" },
  production: { "patents:SPRING_DATASOURCE_PASSWORD": "made-up-2" },
};

export const expects =
  "Nothing stops it: each environment has a database and an index of its own, TLS is verified, and the actuator shows three harmless pages.";
