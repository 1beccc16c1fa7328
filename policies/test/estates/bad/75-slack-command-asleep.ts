import { daily, email, environmentName, fixed, secret, service } from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A hospital kitchen's slash command, Go: Slack waits 3 seconds, and production sleeps. Broken: practice 42, https://devcenter.heroku.com/articles/eco-dyno-hours */
const menu = service({
  name: "menu",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "Europe/Berlin", { offSite: "the hospital's own storage, each night" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    GIN_MODE: fixed("release"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SLACK_BOT_TOKEN: secret(),
    SLACK_SIGNING_SECRET: secret(),
  },
  notices: [email("kitchen@hospital.example")],
});

export const declaration = { environments: ["staging", "production"], services: [menu] } as const;

export const stacks = stackFiles(declaration, "hospital-kitchen", {
  staging: {
    menu: {
      processes: { web: { quantity: 1, size: "Eco" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    menu: {
      processes: { web: { quantity: 1, size: "Eco" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Production's only dyno is Eco: it sleeps after half an hour, and the first command of each morning times out.";
