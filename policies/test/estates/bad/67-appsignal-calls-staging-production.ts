import {
  customDomain,
  daily,
  email,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** An observatory's sky log, Phoenix with AppSignal, whose staging reports as production. Broken: practice 4, https://docs.appsignal.com/elixir/configuration/options.html#option-env */
const skylog = service({
  name: "skylog",
  processes: ["web"],
  buildpacks: ["hashnuke/elixir"],
  addons: {
    postgres: postgres({
      backup: daily("12:00", "America/Denver", { offSite: "the observatory's archive, each noon" }),
    }),
    papertrail: papertrail(),
  },
  config: {
    APPSIGNAL_APP_ENV: perEnvironment(),
    APPSIGNAL_APP_NAME: fixed("skylog"),
    APPSIGNAL_PUSH_API_KEY: secret({ shared: "one organization, separated by environment" }),
    MIX_ENV: fixed("prod"),
    PHX_HOST: fromDomain(),
    POOL_SIZE: fixed("8"),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("it@observatory.example")],
});

export const declaration = { environments: ["staging", "production"], services: [skylog] } as const;

export const stacks = stackFiles(declaration, "observatory", {
  staging: {
    skylog: {
      domain: "skylog-staging.observatory.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
      config: { APPSIGNAL_APP_ENV: "prod" },
    },
  },
  production: {
    skylog: {
      domain: "skylog.observatory.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" } },
      config: { APPSIGNAL_APP_ENV: "prod" },
    },
  },
});

export const expects =
  "APPSIGNAL_APP_ENV is prod in both environments: staging's errors wake the person on call for production.";
