import { email, environmentName, fixed, noJobs, secret, service } from "../../../../settings/declare.ts";
import { otherAddon, papertrail } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** An office's lunch bot, Python in Slack's socket mode: a worker that takes no jobs, so that it needs no broker. */
const lunch = service({
  name: "lunch",
  description: "Asks who eats where.",
  processes: ["worker"],
  broker: noJobs("the worker listens to Slack over a socket and takes no jobs"),
  exceptions: { withoutWeb: "the worker listens to Slack over a socket" },
  addons: {
    honeybadger: otherAddon("honeybadger", { firstPlan: "free", sets: ["HONEYBADGER_API_KEY"] }),
    papertrail: papertrail(),
  },
  config: {
    HONEYBADGER_ENVIRONMENT: environmentName(),
    PYTHONUNBUFFERED: fixed("1"),
    SLACK_APP_TOKEN: secret(),
    SLACK_BOT_TOKEN: secret(),
    SLACK_SIGNING_SECRET: secret(),
    TZ: fixed("Europe/Brussels"),
  },
  region: "eu",
  notices: [email("office@lunch.example")],
});

export const declaration = { environments: ["staging", "production"], services: [lunch] } as const;

export const stacks = stackFiles(declaration, "lunch-club", {
  staging: {
    lunch: {
      processes: { worker: { quantity: 1, size: "Basic" } },
      addons: { honeybadger: { plan: "free" }, papertrail: { plan: "choklad" } },
    },
  },
  production: {
    lunch: {
      processes: { worker: { quantity: 1, size: "Basic" } },
      addons: { honeybadger: { plan: "free" }, papertrail: { plan: "choklad" } },
    },
  },
});

export const expects =
  "Nothing stops it: a worker that takes no jobs needs no broker when the declaration says why; Python's label for Honeybadger is HONEYBADGER_ENVIRONMENT.";
