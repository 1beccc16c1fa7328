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

/** A neighbourhood's photo wall, Django: MEDIA_ROOT is the dyno's disk. Broken: practice 1, https://devcenter.heroku.com/articles/dynos#ephemeral-filesystem */
const wall = service({
  name: "wall",
  processes: ["web"],
  uploads: true,
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/New_York", { offSite: "a neighbour's NAS, each night" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("wall.settings.heroku"),
    FILE_BUCKET_SIZE_LIMIT: fixed("25"),
    MEDIA_ROOT: fixed("/app/media"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("wall@street.example")],
});

export const declaration = { environments: ["staging", "production"], services: [wall] } as const;

export const stacks = stackFiles(declaration, "our-street", {
  staging: {
    wall: {
      domain: "wall-staging.street.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    wall: {
      domain: "wall.street.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "People upload files and no bucket is declared: MEDIA_ROOT is on the dyno, which loses it at least once a day, and FILE_BUCKET_SIZE_LIMIT names no bucket although the word is in it. Declare a bucket for each environment.";
