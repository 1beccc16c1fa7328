import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  logDrain,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A weather service, Go with River: jobs wait in Postgres, lines go to a collector, Honeybadger by Go's own keys. */
const weather = service({
  name: "weather",
  processes: ["web", "worker", "clock"],
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("00:00", "Etc/UTC", { offSite: "a bucket at another provider" }),
    }),
    honeybadger: otherAddon("honeybadger", { firstPlan: "free", sets: ["HONEYBADGER_API_KEY"] }),
  },
  broker: "postgres",
  drains: { collector: logDrain("syslog+tls://logs.weather.example:6514") },
  config: {
    GIN_MODE: fixed("release"),
    GODEBUG: fixed("madvdontneed=1"),
    HONEYBADGER_ENV: environmentName(),
    PUBLIC_HOST: fromDomain(),
    TOKEN_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("dev@weather.example")],
});

export const declaration = { environments: ["staging", "production"], services: [weather] } as const;

export const stacks = stackFiles(declaration, "weather-dev", {
  staging: {
    weather: {
      domain: "api-staging.weather.example",
      processes: {
        web: { quantity: 1, size: "Basic" },
        worker: { quantity: 1, size: "Basic" },
        clock: { quantity: 1, size: "Basic" },
      },
      addons: { postgres: { plan: "essential-0" }, honeybadger: { plan: "free" } },
    },
  },
  production: {
    weather: {
      domain: "api.weather.example",
      processes: {
        web: { quantity: 2, size: "Standard-1X" },
        worker: { quantity: 2, size: "Standard-1X" },
        clock: { quantity: 1, size: "Standard-1X" },
      },
      addons: { postgres: { plan: "standard-0" }, honeybadger: { plan: "free" } },
    },
  },
});

export const expects =
  "Nothing stops it: Postgres is the broker, one clock runs, log lines go by a drain, and GODEBUG is no debug switch.";
