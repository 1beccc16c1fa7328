import {
  branches,
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  route53,
  service,
  toWww,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A town's trees, GeoDjango in a container, built from a branch each, its DNS in Route 53. */
const trees = service({
  name: "trees",
  stack: "container",
  release: branches({ staging: "main", production: "production" }),
  data: "public",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("04:00", "America/Chicago", { offSite: "the town's archive, each night" }) }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    CELERY_WORKER_CONCURRENCY: perEnvironment(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("trees.settings.heroku"),
    GDAL_HTTP_UNSAFESSL: fixed("NO"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain({
    dns: route53("trees.example.org"),
    apexRedirect: onlyIn("production", toWww(), "only the public site has the apex"),
  }),
  notices: [email("trees@town.example")],
});

export const declaration = { environments: ["staging", "production"], services: [trees] } as const;

export const stacks = stackFiles(declaration, "town-web", {
  staging: {
    trees: {
      domain: "staging.trees.example.org",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
      config: { CELERY_WORKER_CONCURRENCY: "1" },
    },
  },
  production: {
    trees: {
      domain: "www.trees.example.org",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
      },
      config: { CELERY_WORKER_CONCURRENCY: "2" },
    },
  },
});

export const expects =
  "Nothing stops it: a container comes by branches, GDAL_HTTP_UNSAFESSL=NO leaves TLS checks on, and broker and apex are as they should be.";
