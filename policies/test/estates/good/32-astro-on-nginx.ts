import {
  customDomain,
  email,
  environmentName,
  external,
  fromDomain,
  service,
  toWww,
} from "../../../../settings/declare.ts";
import { papertrail } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A poet's pages, built by Astro and served by nginx. Nothing runs that could fail. */
const pages = service({
  name: "pages",
  processes: ["web"],
  buildpacks: ["heroku/nodejs", "heroku-community/nginx"],
  addons: { papertrail: papertrail() },
  config: { CANONICAL_HOST: fromDomain(), ROBOTS: environmentName() },
  domain: customDomain({ dns: external({ alias: true }), apexRedirect: toWww() }),
  notices: [email("agent@poet.example")],
  exceptions: { withoutErrorTracker: "nginx serves files; its own errors are in the logs" },
});

export const declaration = { environments: ["staging", "production"], services: [pages] } as const;

export const stacks = stackFiles(declaration, "poets-agent", {
  staging: {
    pages: {
      domain: "www.poet-staging.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" } },
    },
  },
  production: {
    pages: {
      domain: "www.poet.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" } },
    },
  },
});

export const expects = "Nothing stops it: a static site has no data, sends no mail and needs no tracker, and says so.";
