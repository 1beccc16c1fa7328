import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  rebuilt,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { grapheneDb, otherAddon, papertrail, postgres, proximo, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A publisher's citations, Django: a graph, an Elasticsearch that is rebuilt, a partner's firewall, one Algolia application with an index each. */
const citations = service({
  name: "citations",
  processes: ["web"],
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("01:00", "America/New_York", { offSite: "the publisher's archive, each night" }),
    }),
    graph: grapheneDb(),
    search: otherAddon("bonsai", {
      firstPlan: "sandbox",
      sets: ["BONSAI_URL"],
      backup: rebuilt("manage.py search_index --rebuild, in ten minutes"),
    }),
    proximo: proximo(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALGOLIA_ADMIN_KEY: secret({ shared: "Algolia has one application, and its keys are the application's" }),
    ALGOLIA_APP_ID: fixed("MADEUPAPP2"),
    ALGOLIA_INDEX_PREFIX: perEnvironment(),
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("citations.settings.heroku"),
    PARTNER_SFTP_HOST: perEnvironment(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SECURE_SSL_REDIRECT: fixed("True"),
  },
  domain: customDomain(),
  notices: [email("citations@publisher.example")],
});

export const declaration = { environments: ["staging", "production"], services: [citations] } as const;

export const stacks = stackFiles(declaration, "publisher-it", {
  staging: {
    citations: {
      domain: "citations-staging.publisher.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        graph: { plan: "dev-free" },
        search: { plan: "sandbox" },
        proximo: { plan: "development" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
      config: { ALGOLIA_INDEX_PREFIX: "staging_", PARTNER_SFTP_HOST: "sftp-uat.partner.example" },
    },
  },
  production: {
    citations: {
      domain: "citations.publisher.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        graph: { plan: "hobby-1" },
        search: { plan: "standard-sm" },
        proximo: { plan: "development" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
      },
      config: { ALGOLIA_INDEX_PREFIX: "live_", PARTNER_SFTP_HOST: "sftp.partner.example" },
    },
  },
});

export const expects =
  "Nothing stops it: one Algolia application with an index prefix for each environment, a search that is rebuilt, a partner's host for each.";
