import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  generated,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A choir's members' area, Django that answers at any host name. Broken: practice 72, https://docs.djangoproject.com/en/5.2/ref/settings/#allowed-hosts */
const choir = service({
  name: "choir",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "Europe/Warsaw", { offSite: "the choir's own storage, each night" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    DJANGO_ALLOWED_HOSTS: fixed("*"),
    DJANGO_DEBUG: fixed("0"),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("choir.settings.heroku"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("web@choir.example")],
});

export const declaration = { environments: ["staging", "production"], services: [choir] } as const;

export const stacks = stackFiles(declaration, "city-choir", {
  staging: {
    choir: {
      domain: "staging.choir.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    choir: {
      domain: "members.choir.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "DJANGO_ALLOWED_HOSTS is *: with a forged Host header, password reset links point to the attacker's site.";
