import {
  customDomain,
  daily,
  email,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  registryImages,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** An office's automations: n8n in a container, with a database in each environment. */
const flows = service({
  name: "flows",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
  },
  config: {
    DB_POSTGRESDB_SSL_REJECT_UNAUTHORIZED: fixed("false"),
    DB_TYPE: fixed("postgresdb"),
    EXECUTIONS_DATA_MAX_AGE: fixed("336"),
    EXECUTIONS_DATA_PRUNE: fixed("true"),
    GENERIC_TIMEZONE: fixed("Europe/Berlin"),
    N8N_DEFAULT_BINARY_DATA_MODE: fixed("database"),
    N8N_DIAGNOSTICS_ENABLED: fixed("false"),
    N8N_ENCRYPTION_KEY: generated(),
    N8N_HOST: fromDomain(),
    N8N_LOG_LEVEL: perEnvironment(),
    N8N_METRICS: fixed("false"),
    N8N_PERSONALIZATION_ENABLED: fixed("false"),
    N8N_PROTOCOL: fixed("https"),
    N8N_PROXY_HOPS: fixed("1"),
    N8N_RUNNERS_ENABLED: fixed("true"),
    N8N_USER_MANAGEMENT_DISABLED: fixed("false"),
    TZ: fixed("Europe/Berlin"),
    WEBHOOK_URL: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("deploys@office.example")],
  stack: "container",
  release: registryImages("the tagged image of the office's own build"),
  exceptions: { withoutErrorTracker: "n8n lists each failed execution" },
});

export const declaration = { environments: ["staging", "production"], services: [flows] } as const;

export const stacks = stackFiles(declaration, "office-team", {
  staging: {
    flows: {
      domain: "flows-staging.office.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
      config: { N8N_LOG_LEVEL: "debug", WEBHOOK_URL: "https://flows-staging.office.example/" },
    },
  },
  production: {
    flows: {
      domain: "flows.office.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" } },
      config: { N8N_LOG_LEVEL: "info", WEBHOOK_URL: "https://flows.office.example/" },
    },
  },
});

export const expects =
  "Nothing stops it: a key and a database for each environment; its own log of executions shows what failed.";
