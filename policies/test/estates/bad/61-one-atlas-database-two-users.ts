import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  secret,
  service,
  vendorBackup,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A seed bank's catalogue, Express on Atlas. Staging has a user of its own, on production's database. Broken: practice 104, https://www.mongodb.com/docs/atlas/tutorial/create-mongodb-user-for-cluster/ */
const seeds = service({
  name: "seeds",
  processes: ["web"],
  addons: {
    papertrail: papertrail(),
    bugsnag: otherAddon("bugsnag", { firstPlan: "tauron", sets: ["BUGSNAG_API_KEY"], purpose: "errors" }),
  },
  config: {
    BUGSNAG_RELEASE_STAGE: environmentName(),
    MONGODB_URI: secret({ store: vendorBackup("Atlas M10, a cloud backup each day, kept for 7 days") }),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    SESSION_SECRET: secret(),
  },
  domain: customDomain(),
  notices: [email("it@seeds.example")],
});

export const declaration = { environments: ["staging", "production"], services: [seeds] } as const;

export const stacks = stackFiles(declaration, "seed-bank", {
  staging: {
    seeds: {
      domain: "staging.seeds.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" }, bugsnag: { plan: "tauron" } },
    },
  },
  production: {
    seeds: {
      domain: "www.seeds.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { papertrail: { plan: "fixa" }, bugsnag: { plan: "tauron" } },
    },
  },
});

export const secrets: Secrets = {
  staging: {
    "seeds:MONGODB_URI": "mongodb+srv://seeds-staging:made-up-1@cluster0.ab1cd.mongodb.net/seeds?retryWrites=true",
  },
  production: {
    "seeds:MONGODB_URI": "mongodb+srv://seeds:made-up-2@cluster0.ab1cd.mongodb.net/seeds?retryWrites=true&w=majority",
  },
};

export const expects =
  "MONGODB_URI leads both environments to the database seeds of cluster0, with another user only: staging writes into production's data.";
