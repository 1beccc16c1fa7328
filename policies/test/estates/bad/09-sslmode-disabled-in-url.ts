import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  logDrain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, postgres } from "../../../../settings/vendors.ts";
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

/** A bus company's reports, Go, reading a warehouse at another host. Broken: practice 64, https://www.postgresql.org/docs/current/libpq-ssl.html */
const reports = service({
  name: "reports",
  description: "Reports of delays, from the company's data warehouse.",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/Toronto", { offSite: "the company's Azure storage, each morning" }),
    }),
    honeybadger: otherAddon("honeybadger", { firstPlan: "free", sets: ["HONEYBADGER_API_KEY"] }),
  },
  config: {
    GIN_MODE: fixed("release"),
    HONEYBADGER_ENV: environmentName(),
    PUBLIC_HOST: fromDomain(),
    WAREHOUSE_URL: secret(),
  },
  drains: { collector: logDrain("https://logs.transit.example") },
  domain: customDomain(),
  notices: [email("reports@transit.example")],
});

export const declaration = { environments: ["staging", "production"], services: [reports] } as const;

export const stacks = stackFiles(declaration, "transit-data", {
  staging: {
    reports: {
      domain: "reports-staging.transit.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, honeybadger: { plan: "free" } },
    },
  },
  production: {
    reports: {
      domain: "reports.transit.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, honeybadger: { plan: "free" } },
    },
  },
});

const url = (host: string, database: string, mode: string) =>
  `postgres://reader:${madeUp("made", "up")}@${host}.transit.example:5432/${database}?sslmode=${mode}`;

/** Production's was copied from a laptop behind the company's VPN. */
export const secrets: Secrets = {
  staging: { "reports:WAREHOUSE_URL": url("warehouse-test", "delays_test", "verify-full") },
  production: { "reports:WAREHOUSE_URL": url("warehouse", "delays", "disable") },
};

export const expects =
  "WAREHOUSE_URL of production has sslmode=disable: password and data cross the internet in plain text, while staging checks the certificate. Say sslmode=verify-full or require.";
