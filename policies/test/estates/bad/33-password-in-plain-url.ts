import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A law library's search, Django on an Elasticsearch of its own. Broken: practice 67, https://12factor.net/config */
const search = service({
  name: "search",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("01:00", "America/New_York", { offSite: "the library's tape, each week" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("search.settings.heroku"),
    ELASTIC_ENDPOINT: perEnvironment(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("systems@lawlibrary.example")],
});

export const declaration = { environments: ["staging", "production"], services: [search] } as const;

/** In parts, so that it is not mistaken for a real one. */
const endpoint = (cluster: string, password: string) =>
  `https://elastic:${password}@${cluster}.lawlibrary.example:9243`;

export const stacks = stackFiles(declaration, "law-library", {
  staging: {
    search: {
      domain: "search-staging.lawlibrary.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { ELASTIC_ENDPOINT: endpoint("es-test", "made-up-Kq81vTz0") },
    },
  },
  production: {
    search: {
      domain: "search.lawlibrary.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { ELASTIC_ENDPOINT: endpoint("es", "made-up-Zp42mWd7") },
    },
  },
});

export const expects =
  "ELASTIC_ENDPOINT has a password in its address, in plain text in the stack files, although its name sounds harmless. Declare it as secret(). The password is not repeated.";
