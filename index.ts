import { estate } from "./components/estate.ts";
import {
  collaborator,
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  secret,
  service,
} from "./settings/declare.ts";
import { papertrail, postgres, proximo, rollbar } from "./settings/vendors.ts";

/** The library's catalogue: Django, with a worker that imports records at night. */
const catalog = service({
  name: "catalog",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/New_York") }),
    papertrail: papertrail(),
    rollbar: rollbar(),
    proximo: proximo(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_LOG_LEVEL: perEnvironment(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("catalog.settings.heroku"),
    EMAIL_HOST: fixed("smtp.example.org"),
    EMAIL_HOST_PASSWORD: secret(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("catalog-deploys@example.org")],
  access: [collaborator("developer@example.org", "deploy", "operate")],
});

/** Room bookings: Rails, made the way `suspenders` makes it. */
const bookings = service({
  name: "bookings",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("03:00", "America/New_York") }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to the public"),
    RACK_ENV: fixed("production"),
    RACK_TIMEOUT_SERVICE_TIMEOUT: fixed("15"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    SMTP_ADDRESS: fixed("smtp.example.org"),
    SMTP_PASSWORD: secret(),
    WEB_CONCURRENCY: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("bookings-deploys@example.org")],
});

export const { services, differences } = await estate({
  environments: ["staging", "production"],
  services: [catalog, bookings],
});
