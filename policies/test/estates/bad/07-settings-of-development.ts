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

/** A school's timetable, Django as cookiecutter makes it. Broken: practice 74, https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/ */
const timetable = service({
  name: "timetable",
  processes: ["web"],
  region: "eu",
  addons: {
    postgres: postgres({
      backup: daily("23:00", "Europe/Lisbon", { offSite: "the school's server, by scp at midnight" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    DJANGO_ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("config.settings.local"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    WEB_CONCURRENCY: fixed("2"),
  },
  domain: customDomain(),
  notices: [email("timetable@school.example")],
});

export const declaration = { environments: ["staging", "production"], services: [timetable] } as const;

export const stacks = stackFiles(declaration, "school-it", {
  staging: {
    timetable: {
      domain: "timetable-staging.school.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    timetable: {
      domain: "timetable.school.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "DJANGO_SETTINGS_MODULE selects the settings of a developer's machine (local) in production: they switch debug on and mail off. Name the settings that are for deployment.";
