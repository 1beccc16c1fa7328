import {
  email,
  environmentName,
  fixed,
  logDrain,
  perEnvironment,
  rebuilt,
  registryImages,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A power company's meter readings, Rust in a container: it reads Kafka and writes to a warehouse by HTTPS. */
const readings = service({
  name: "readings",
  description: "Passes meter readings on from Kafka to the warehouse.",
  processes: ["consumer"],
  stack: "container",
  release: registryImages("the tagged build of GitHub Actions"),
  addons: {
    kafka: otherAddon("heroku-kafka", {
      firstPlan: "basic-0",
      purpose: "broker",
      sets: ["KAFKA_URL", "KAFKA_TRUSTED_CERT", "KAFKA_CLIENT_CERT", "KAFKA_CLIENT_CERT_KEY", "KAFKA_PREFIX"],
      backup: rebuilt("the meters send again what was not confirmed, for seven days"),
    }),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  broker: "kafka",
  exceptions: { withoutWeb: "it consumes a stream" },
  drains: { grid: logDrain("https://logs.power.example") },
  config: {
    CONSUMER_GROUP: perEnvironment(),
    RUST_BACKTRACE: fixed("1"),
    RUST_LOG: perEnvironment(),
    SENTRY_ENVIRONMENT: environmentName(),
    WAREHOUSE_HOST: perEnvironment(),
  },
  notices: [email("grid@power.example")],
});

export const declaration = { environments: ["staging", "production"], services: [readings] } as const;

export const stacks = stackFiles(declaration, "power-grid", {
  staging: {
    readings: {
      processes: { consumer: { quantity: 1, size: "Basic" } },
      addons: { kafka: { plan: "basic-0" }, sentry: { plan: "f1" } },
      config: {
        CONSUMER_GROUP: "readings-staging",
        RUST_LOG: "debug",
        WAREHOUSE_HOST: "warehouse-staging.power.example",
      },
    },
  },
  production: {
    readings: {
      processes: { consumer: { quantity: 3, size: "Standard-1X" } },
      addons: { kafka: { plan: "basic-1" }, sentry: { plan: "f1" } },
      config: { CONSUMER_GROUP: "readings", RUST_LOG: "info", WAREHOUSE_HOST: "warehouse.power.example" },
    },
  },
});

export const expects =
  "Nothing stops it: a consumer without web, images from the registry for a container, RUST_BACKTRACE is no debug mode.";
