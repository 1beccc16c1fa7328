import {
  daily,
  email,
  environmentName,
  fixed,
  onlyIn,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar, scheduler } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A treasurer's monthly report, Ruby: the scheduler starts one-off dynos, and nothing runs all the time. */
const report = service({
  name: "report",
  description: "Adds up the month, and mails it to the board.",
  processes: ["report"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/Chicago", { offSite: "the treasurer's disk, each month" }) }),
    scheduler: scheduler(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to the board"),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SMTP_ADDRESS: fixed("smtp.postmarkapp.com"),
    SMTP_PASSWORD: secret(),
  },
  notices: [email("treasurer@club.example")],
  exceptions: {
    withoutWeb: "it has no visitors",
    onDemand: { report: "Heroku Scheduler, each month" },
  },
});

export const declaration = { environments: ["staging", "production"], services: [report] } as const;

export const stacks = stackFiles(declaration, "club-treasurer", {
  staging: {
    report: {
      processes: { report: { quantity: 0, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        scheduler: { plan: "standard" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
      config: { EMAIL_RECIPIENTS: "report-testers@club.example" },
    },
  },
  production: {
    report: {
      processes: { report: { quantity: 0, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        scheduler: { plan: "standard" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
});

export const expects = "Nothing stops it: no dyno runs between two runs of the scheduler, in both environments alike.";
