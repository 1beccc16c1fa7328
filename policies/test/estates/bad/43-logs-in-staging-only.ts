import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  logDrain,
  onlyIn,
  service,
} from "../../../../settings/declare.ts";
import { postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A repair café's tools, Flask: the collector was tried on staging and never came to production. Broken: practices 2 and 98, https://12factor.net/logs */
const tools = service({
  name: "tools",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/Toronto", { offSite: "the café's Nextcloud, each night" }) }),
    rollbar: rollbar(),
  },
  drains: {
    collector: onlyIn("staging", logDrain("https://in.logs.betterstack.com"), "on trial until the invoice is clear"),
  },
  config: {
    FLASK_DEBUG: fixed("0"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SECRET_KEY: generated(),
    SERVER_NAME: fromDomain(),
  },
  domain: customDomain(),
  notices: [email("tools@repair.example")],
});

export const declaration = { environments: ["staging", "production"], services: [tools] } as const;

export const stacks = stackFiles(declaration, "repair-cafe", {
  staging: {
    tools: {
      domain: "tools-staging.repair.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    tools: {
      domain: "tools.repair.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Production's log lines go nowhere: the drain is staging's alone, and Heroku keeps the last 1,500 lines. Both environments need a drain or a log add-on.";
