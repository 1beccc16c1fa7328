import {
  customDomain,
  email,
  external,
  fixed,
  fromDomain,
  onlyIn,
  service,
  toWww,
} from "../../../../settings/declare.ts";
import { papertrail } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A bakery's site: Eleventy, served by nginx. No database, no errors to track, no secrets, no mail. */
const site = service({
  name: "site",
  description: "The bakery's site: pages built by Eleventy, served by nginx.",
  processes: ["web"],
  data: "public",
  buildpacks: ["heroku/nodejs", "heroku-community/nginx"],
  addons: { papertrail: papertrail() },
  config: {
    CANONICAL_HOST: fromDomain(),
    NODE_ENV: fixed("production"),
  },
  domain: customDomain({
    dns: external({ alias: true }),
    apexRedirect: onlyIn("production", toWww(), "staging has no apex"),
  }),
  notices: [email("shop@bakery.example")],
  exceptions: { withoutErrorTracker: "pages without code on the server have no errors to track" },
});

export const declaration = { environments: ["staging", "production"], services: [site] } as const;

export const stacks = stackFiles(declaration, "corner-bakery", {
  staging: {
    site: {
      domain: "staging.bakery.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" } },
    },
  },
  production: {
    site: {
      domain: "www.bakery.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" } },
    },
  },
});

export const expects =
  "Nothing stops it: a static site has no database, no error tracker and no secrets, and a Basic dyno does not sleep.";
