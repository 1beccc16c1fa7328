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
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A to-do list, Sinatra: keys and values that sound like secrets, placeholders and switches, and are none. */
const todo = service({
  name: "todo",
  description: "The example of every tutorial: a to-do list.",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("05:00", "America/New_York", { offSite: "TodoMVC's own archive at the foundation" }),
    }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    API_TOKEN_TTL_SECONDS: fixed("3600"),
    CANONICAL_HOST: fromDomain(),
    DEFAULT_LIST_NAME: fixed("TODO"),
    ETAG_KEY_PREFIX: fixed("todo"),
    KEYBOARD_SHORTCUTS: fixed("on"),
    PASSWORD_MIN_LENGTH: fixed("12"),
    PASSWORD_RESET_PATH: fixed("/password/reset"),
    RACK_ENV: fixed("production"),
    RATE_LIMIT_KEY_HEADER: fixed("X-Api-Key"),
    SECRET_SANTA_ENABLED: fixed("false"),
    SENTRY_ENVIRONMENT: environmentName(),
    SESSION_SECRET: generated(),
    TEST_LISTS_VISIBLE: fixed("no"),
    THEME: fixed("none"),
  },
  domain: customDomain(),
  notices: [email("todo@tutorials.example")],
});

export const declaration = { environments: ["staging", "production"], services: [todo] } as const;

export const stacks = stackFiles(declaration, "tutorials", {
  staging: {
    todo: {
      domain: "todo-staging.tutorials.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
  production: {
    todo: {
      domain: "todo.tutorials.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
});

export const expects =
  "Nothing stops it: PASSWORD_MIN_LENGTH, API_TOKEN_TTL_SECONDS and their like are no secrets, TODO and none are values here, and TodoMVC is no TODO.";
