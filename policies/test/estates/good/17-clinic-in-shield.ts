import {
  collaborator,
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  logDrain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A clinic's appointments, Rails in a private space: patients' data, lines to the clinic's own collector. */
const appointments = service({
  name: "appointments",
  description: "Appointments of patients.",
  processes: ["web"],
  data: "restricted",
  space: "clinic-space",
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("01:00", "America/New_York", { offSite: "the clinic's encrypted archive, each night" }),
    }),
    honeybadger: otherAddon("honeybadger", { firstPlan: "free", sets: ["HONEYBADGER_API_KEY"] }),
  },
  drains: { clinic: logDrain("https://logs.clinic.example") },
  config: {
    ACTIVE_RECORD_ENCRYPTION_KEY_DERIVATION_SALT: generated(),
    ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY: generated(),
    APPLICATION_HOST: fromDomain(),
    HONEYBADGER_ENV: environmentName(),
    OIDC_CLIENT_SECRET: secret(),
    RACK_ENV: fixed("production"),
    RAILS_LOG_LEVEL: fixed("info"),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("it@clinic.example")],
  access: [collaborator("dr-it@clinic.example", "view", "deploy")],
});

export const declaration = { environments: ["staging", "production"], services: [appointments] } as const;

export const stacks = stackFiles(declaration, "clinic-it", {
  staging: {
    appointments: {
      domain: "appointments-staging.clinic.example",
      processes: { web: { quantity: 1, size: "Private-S" } },
      addons: { postgres: { plan: "private-0" }, honeybadger: { plan: "free" } },
    },
  },
  production: {
    appointments: {
      domain: "appointments.clinic.example",
      processes: { web: { quantity: 2, size: "Private-S" } },
      addons: { postgres: { plan: "private-0" }, honeybadger: { plan: "free" } },
    },
  },
});

export const exceptions: readonly string[] = [];

export const expects =
  "Nothing stops it: restricted data is in a private space, on private plans, and logs go to the clinic's own collector.";
