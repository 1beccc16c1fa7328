import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A ferry's timetable: ASP.NET Core behind Heroku's router. */
const ferry = service({
  name: "ferry",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ASPNETCORE_ENVIRONMENT: fixed("Production"),
    ASPNETCORE_FORWARDEDHEADERS_ENABLED: fixed("true"),
    AllowedHosts: fromDomain(),
    App__BaseUrl: perEnvironment(),
    Cors__Origins__0: perEnvironment(),
    DOTNET_RUNNING_IN_CONTAINER: fixed("false"),
    DOTNET_gcServer: fixed("0"),
    Jwt__Issuer: perEnvironment(),
    Jwt__Key: generated(),
    Logging__LogLevel__Default: perEnvironment(),
    Logging__LogLevel__Microsoft: fixed("Warning"),
    Rollbar__Environment: environmentName(),
    SendGrid__ApiKey: secret(),
    SendGrid__SandboxMode: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("deploys@island.example")],
  exceptions: { mailSink: "SendGrid__SandboxMode, with which SendGrid delivers nothing" },
  buildpacks: ["heroku/dotnet"],
});

export const declaration = { environments: ["staging", "production"], services: [ferry] } as const;

export const stacks = stackFiles(declaration, "island-team", {
  staging: {
    ferry: {
      domain: "ferry-staging.island.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: {
        App__BaseUrl: "https://ferry-staging.island.example",
        Cors__Origins__0: "https://www-staging.island.example",
        Jwt__Issuer: "https://ferry-staging.island.example",
        Logging__LogLevel__Default: "Debug",
        SendGrid__SandboxMode: "true",
      },
    },
  },
  production: {
    ferry: {
      domain: "ferry.island.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: {
        App__BaseUrl: "https://ferry.island.example",
        Cors__Origins__0: "https://www.island.example",
        Jwt__Issuer: "https://ferry.island.example",
        Logging__LogLevel__Default: "Information",
        SendGrid__SandboxMode: "false",
      },
    },
  },
});

export const expects =
  "Nothing stops it: SendGrid delivers nothing in staging, and keys, hosts and origins are each environment's own.";
