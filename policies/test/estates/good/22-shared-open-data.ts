import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A newspaper's election map, Streamlit: both environments read the same open data and write nowhere. */
const elections = service({
  name: "elections",
  processes: ["web"],
  data: "public",
  addons: {
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    DATASET_URL: fixed("https://data.state.example.gov/elections/2026/results.csv", {
      readOnly: "the state's open data",
    }),
    GEOCODER_API_KEY: secret({ shared: "the geocoder sells one key a company, and it reads only" }),
    PUBLIC_HOST: fromDomain(),
    SENTRY_ENVIRONMENT: environmentName(),
    TILES_BUCKET: fixed("state-open-data-tiles", { readOnly: "the state's open data" }),
    TILES_HOST: fixed("tiles.openstreetmap.example"),
  },
  domain: customDomain(),
  notices: [email("data@newspaper.example")],
});

export const declaration = { environments: ["staging", "production"], services: [elections] } as const;

export const stacks = stackFiles(declaration, "newspaper-data", {
  staging: {
    elections: {
      domain: "elections-staging.newspaper.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
  production: {
    elections: {
      domain: "elections.newspaper.example",
      processes: { web: { quantity: 4, size: "Standard-2X" } },
      addons: { papertrail: { plan: "fixa" }, sentry: { plan: "f1" } },
    },
  },
});

export const expects =
  "Nothing stops it: what both environments only read may be the same, when the declaration says so; without uploads a bucket is no store of the app's own.";
