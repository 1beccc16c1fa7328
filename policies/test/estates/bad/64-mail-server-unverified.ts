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
import { otherAddon, papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A parish's community, Rails with SMTP by hand, whose certificate is not verified. Broken: https://guides.rubyonrails.org/action_mailer_basics.html#action-mailer-configuration */
const parish = service({
  name: "parish",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "Europe/Madrid", { offSite: "the diocese's own storage, each night" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    airbrake: otherAddon("airbrake", { firstPlan: "free", sets: ["AIRBRAKE_API_KEY"], purpose: "errors" }),
  },
  config: {
    AIRBRAKE_ENVIRONMENT: environmentName(),
    LOCAL_DOMAIN: fromDomain(),
    RAILS_ENV: fixed("production"),
    SECRET_KEY_BASE: generated(),
    SMTP_LOGIN: secret(),
    SMTP_OPENSSL_VERIFY_MODE: fixed("none"),
    SMTP_PASSWORD: secret(),
    SMTP_PORT: fixed("587"),
    SMTP_SERVER: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("office@parish.example")],
});

export const declaration = { environments: ["staging", "production"], services: [parish] } as const;

export const stacks = stackFiles(declaration, "parish-office", {
  staging: {
    parish: {
      domain: "staging.parish.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        airbrake: { plan: "free" },
      },
      config: { SMTP_SERVER: "sandbox.smtp.mailtrap.io" },
    },
  },
  production: {
    parish: {
      domain: "www.parish.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        airbrake: { plan: "free" },
      },
      config: { SMTP_SERVER: "mail.diocese.example" },
    },
  },
});

export const expects =
  "SMTP_OPENSSL_VERIFY_MODE none sends login and mail to any server that answers as the mail server: the certificate is not verified.";
