import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  queueAt,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A bus company's front, API and planner. One Kafka cluster, where topics and groups begin with the environment. */
const front = service({
  name: "front",
  processes: ["web"],
  addons: { papertrail: papertrail(), rollbar: rollbar() },
  config: {
    API_URL: perEnvironment(),
    CANONICAL_HOST: fromDomain(),
    NODE_ENV: fixed("production"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("it@buses.example")],
});

const api = service({
  name: "api",
  processes: ["web", "planner"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "Europe/Helsinki", { offSite: "the company's own storage, each night" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  broker: queueAt("KAFKA_BROKERS", "Aiven keeps each topic for 7 days"),
  config: {
    ALLOWED_ORIGINS: perEnvironment(),
    API_HOST: fromDomain(),
    KAFKA_BROKERS: perEnvironment(),
    KAFKA_GROUP_PREFIX: perEnvironment(),
    KAFKA_PASSWORD: secret(),
    KAFKA_TOPIC_PREFIX: perEnvironment(),
    KAFKA_USERNAME: secret(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    TOKEN_KEY: generated(),
  },
  domain: customDomain(),
  notices: [email("it@buses.example")],
});

export const declaration = { environments: ["staging", "production"], services: [front, api] } as const;

const brokers = "kafka-buses.made-up.aivencloud.com:24949";

export const stacks = stackFiles(declaration, "bus-company", {
  staging: {
    front: {
      domain: "staging.buses.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { API_URL: "https://api-staging.buses.example" },
    },
    api: {
      domain: "api-staging.buses.example",
      processes: { web: { quantity: 1, size: "Basic" }, planner: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: {
        ALLOWED_ORIGINS: "https://staging.buses.example",
        KAFKA_BROKERS: brokers,
        KAFKA_GROUP_PREFIX: "staging.",
        KAFKA_TOPIC_PREFIX: "staging.",
      },
    },
  },
  production: {
    front: {
      domain: "www.buses.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { API_URL: "https://api.buses.example" },
    },
    api: {
      domain: "api.buses.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, planner: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: {
        ALLOWED_ORIGINS: "https://www.buses.example",
        KAFKA_BROKERS: brokers,
        KAFKA_GROUP_PREFIX: "production.",
        KAFKA_TOPIC_PREFIX: "production.",
      },
    },
  },
});

export const secrets: Secrets = {
  staging: { "api:KAFKA_USERNAME": "api-staging", "api:KAFKA_PASSWORD": "made-up-1" },
  production: { "api:KAFKA_USERNAME": "api", "api:KAFKA_PASSWORD": "made-up-2" },
};

export const expects =
  "Nothing stops it: the cluster is one, but topics, groups and users are each environment's own, so that no message is taken twice.";
