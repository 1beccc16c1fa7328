import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
  vendorBackup,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, quotaGuard } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** An apiary's diary, Express on MongoDB Atlas, which lets in two fixed addresses only. */
const diary = service({
  name: "diary",
  processes: ["web"],
  addons: {
    egress: quotaGuard(),
    papertrail: papertrail(),
    airbrake: otherAddon("airbrake", { firstPlan: "free-heroku", sets: ["AIRBRAKE_API_KEY", "AIRBRAKE_PROJECT_ID"] }),
  },
  config: {
    AIRBRAKE_ENVIRONMENT: environmentName(),
    MONGODB_URI: secret({ store: vendorBackup("MongoDB Atlas, continuous backups for 7 days") }),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    SESSION_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("bees@apiary.example")],
});

export const declaration = { environments: ["staging", "production"], services: [diary] } as const;

export const stacks = stackFiles(declaration, "apiary-web", {
  staging: {
    diary: {
      domain: "diary-staging.apiary.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { egress: { plan: "starter" }, papertrail: { plan: "choklad" }, airbrake: { plan: "free-heroku" } },
    },
  },
  production: {
    diary: {
      domain: "diary.apiary.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { egress: { plan: "starter" }, papertrail: { plan: "choklad" }, airbrake: { plan: "free-heroku" } },
    },
  },
});

/** One cluster, two databases with a user each: what Atlas sells to small teams. */
export const secrets: Secrets = {
  staging: {
    "diary:MONGODB_URI":
      "mongodb+srv://diary-staging:made-up-1@cluster0.example.mongodb.net/diary_staging?retryWrites=true",
  },
  production: {
    "diary:MONGODB_URI": "mongodb+srv://diary:made-up-2@cluster0.example.mongodb.net/diary?retryWrites=true",
  },
};

export const expects =
  "Nothing stops it: staging and production share a host and no database; that the cluster is one may be advised, no more.";
