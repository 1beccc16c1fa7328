import {
  branches,
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A lawyer's drafts, Next.js, which gives a secret to each browser. */
const drafts = service({
  name: "drafts",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    NEXTAUTH_SECRET: generated(),
    NEXT_PUBLIC_OPENAI_API_KEY: secret(),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@lawyer.example")],
  release: branches({ staging: "main", production: "production" }),
});

export const declaration = { environments: ["staging", "production"], services: [drafts] } as const;

export const stacks = stackFiles(declaration, "lawyer-team", {
  staging: {
    drafts: {
      domain: "drafts-staging.lawyer.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    drafts: {
      domain: "drafts.lawyer.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "NEXT_PUBLIC_ puts the key into each browser's JavaScript, so that anyone can use it. The name has to go without NEXT_PUBLIC_.";
