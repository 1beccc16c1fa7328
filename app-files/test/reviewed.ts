import {
  daily,
  environmentName,
  fixed,
  generated,
  perEnvironment,
  reviewApps,
  type ServiceDeclaration,
  secret,
  service,
} from "../../settings/declare.ts";
import { papertrail, postgres } from "../../settings/vendors.ts";
import type { ReviewedService } from "../app-json/document.ts";

/** A service of every kind of config var, with review apps. */
export const shop = service({
  name: "shop",
  description: "Sells things.",
  stack: "heroku-24",
  buildpacks: ["heroku/nodejs", "heroku/ruby"],
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/New_York"), version: "17" }),
    papertrail: papertrail(),
  },
  config: {
    HOST: perEnvironment(),
    LABEL: environmentName(),
    MODE: fixed("production"),
    SESSION_KEY: generated(),
    SMTP_PASSWORD: secret(),
  },
  reviewApps: reviewApps("example-library/shop", { config: { HOST: ".herokuapp.com" }, postdeploy: "bin/seed" }),
});

/** A service as its first environment, staging, has it. */
export const reviewed = (
  declaration: ServiceDeclaration,
  vars: Readonly<Record<string, string>> = {},
): ReviewedService => ({ environment: "staging", settings: { declaration, vars } });
