import {
  email,
  environmentName,
  fixed,
  perEnvironment,
  queueAt,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A parcel service's tracker, Go on Confluent Cloud. Both environments read one topic in one consumer group. Broken: practice 104, https://docs.confluent.io/kafka/design/consumer-design.html */
const parcels = service({
  name: "parcels",
  processes: ["web", "consumer"],
  addons: {
    papertrail: papertrail(),
    honeybadger: otherAddon("honeybadger", { firstPlan: "free", sets: ["HONEYBADGER_API_KEY"], purpose: "errors" }),
  },
  config: {
    GO_ENV: fixed("production"),
    HONEYBADGER_ENV: environmentName(),
    KAFKA_BOOTSTRAP_SERVERS: perEnvironment(),
    KAFKA_GROUP_ID: fixed("parcel-events"),
    KAFKA_SASL_PASSWORD: secret(),
    KAFKA_SASL_USERNAME: secret(),
    KAFKA_TOPIC: fixed("parcels.scanned.v1"),
  },
  broker: queueAt("KAFKA_BOOTSTRAP_SERVERS", "Confluent Cloud keeps the topic for 7 days"),
  notices: [email("platform@parcels.example")],
});

export const declaration = { environments: ["staging", "production"], services: [parcels] } as const;

export const stacks = stackFiles(declaration, "parcels-platform", {
  staging: {
    parcels: {
      processes: { web: { quantity: 1, size: "Basic" }, consumer: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" }, honeybadger: { plan: "free" } },
      config: { KAFKA_BOOTSTRAP_SERVERS: "pkc-made1up.eu-west-1.aws.confluent.cloud:9092" },
    },
  },
  production: {
    parcels: {
      processes: { web: { quantity: 2, size: "Standard-1X" }, consumer: { quantity: 2, size: "Standard-1X" } },
      addons: { papertrail: { plan: "fixa" }, honeybadger: { plan: "free" } },
      config: { KAFKA_BOOTSTRAP_SERVERS: "pkc-made1up.eu-west-1.aws.confluent.cloud:9092" },
    },
  },
});

export const expects =
  "Staging and production have one Kafka cluster, one topic and one consumer group: staging's consumer takes half of production's scans.";
