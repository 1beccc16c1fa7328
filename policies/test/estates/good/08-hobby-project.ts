import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A bird watcher's log, Flask: 17 dollars a month in all, and it may be down for an afternoon. */
const birds = service({
  name: "birds",
  description: "A hobby: birds seen in the park.",
  processes: ["web"],
  data: "public",
  addons: {
    postgres: postgres({ backup: daily("05:00", "America/Denver", { offSite: "the laptop at home, each Sunday" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    FLASK_DEBUG: fixed("0"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SECRET_KEY: generated(),
    SERVER_NAME: onlyIn("production", fromDomain(), "staging is at its herokuapp.com address"),
  },
  domain: onlyIn("production", customDomain(), "staging is at its herokuapp.com address"),
  notices: [email("sam@birds.example")],
  exceptions: { mayBeDown: "a hobby, which may be down for an afternoon and holds a few thousand rows" },
});

export const declaration = { environments: ["staging", "production"], services: [birds] } as const;

export const stacks = stackFiles(declaration, "birds-in-the-park", {
  staging: {
    birds: {
      processes: { web: { quantity: 1, size: "Eco" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    birds: {
      domain: "www.birds.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Nothing stops it: a hobby's production may have essential-0 and Basic when the declaration says why; a domain on Basic has its certificate.";
