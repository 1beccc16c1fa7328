import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A bookshop, Express, whose cookie is of the parent domain in both environments. */
const books = service({
  name: "books",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SESSION_COOKIE_DOMAIN: fixed(".bookshop.example"),
    SESSION_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("deploys@bookshop.example")],
});

export const declaration = { environments: ["staging", "production"], services: [books] } as const;

export const stacks = stackFiles(declaration, "bookshop-team", {
  staging: {
    books: {
      domain: "books-staging.bookshop.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    books: {
      domain: "books.bookshop.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Production's session cookie goes to staging as well, and staging's to production, as both have the cookie domain .bookshop.example.";
