import { estate } from "./components/estate.ts";
import {
  branches,
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
  reviewApps,
  route53,
  secret,
  service,
  toWww,
} from "./settings/declare.ts";
import { grapheneDb, papertrail, postgres, proximo, redis, redisCloud, rollbar } from "./settings/vendors.ts";

/** The library's catalogue: Django, with a worker that imports records at night. */
const catalog = service({
  name: "catalog",
  description: "The library's catalogue, with the nightly import of its records.",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/New_York", { offSite: "the library's own storage, fetched every morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
    proximo: proximo(),
  },
  broker: "postgres",
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_LOG_LEVEL: perEnvironment(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("catalog.settings.heroku"),
    EMAIL_HOST: fixed("smtp.example.org"),
    EMAIL_HOST_PASSWORD: secret(),
    EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to the public"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  reviewApps: reviewApps("example-library/catalog", {
    config: { ALLOWED_HOSTS: ".herokuapp.com" },
    postdeploy: "python manage.py loaddata sample_records",
  }),
  notices: [email("catalog-deploys@example.org")],
  access: [collaborator("developer@example.org", "deploy", "operate")],
});

/** Room bookings: Rails, made the way `suspenders` makes it. */
const bookings = service({
  name: "bookings",
  description: "Bookings of the library's rooms.",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "the library's own storage, fetched every morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  broker: "postgres",
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
  reviewApps: reviewApps("example-library/bookings", {
    // As suspenders has it, the app puts its own HEROKU_APP_NAME before this.
    config: { APPLICATION_HOST: "herokuapp.com" },
    postdeploy: "bin/rails db:seed",
  }),
  notices: [email("bookings-deploys@example.org")],
});

/** A town's trail maps, kept by an agency: GeoDjango in the container that heroku.yml builds, with Celery for the imports. */
const trails = service({
  name: "trails",
  stack: "container",
  release: branches({ staging: "main", production: "production" }),
  data: "public",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("04:00", "America/Chicago", { offSite: "the agency's own storage, fetched every morning" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    CELERY_WORKER_CONCURRENCY: perEnvironment(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("trails.settings.heroku"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain({
    dns: route53("trails.example.org"),
    apexRedirect: onlyIn("production", toWww(), "only the public site has the apex"),
  }),
  notices: [email("trails-deploys@example.org")],
});

/** Who played with whom: Rails, on a graph database. */
const credits = service({
  name: "credits",
  processes: ["web"],
  data: "public",
  addons: {
    graph: grapheneDb(),
    redis: redisCloud(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    RACK_ENV: fixed("production"),
    RAILS_LOG_TO_STDOUT: fixed("enabled"),
    RAILS_MAX_THREADS: perEnvironment(),
    RAILS_SERVE_STATIC_FILES: fixed("enabled"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  notices: [email("credits-deploys@example.org")],
});

export const { services, differences, exceptions, monthlyCost, manifest, fingerprints } = await estate({
  environments: ["staging", "production"],
  services: [catalog, bookings, trails, credits],
});
