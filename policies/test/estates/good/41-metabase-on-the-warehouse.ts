import {
  customDomain,
  daily,
  email,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  registryImages,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

const warehouse =
  "postgres://metabase:made-up@warehouse.c1example.us-west-2.redshift.amazonaws.com:5439/facts?sslmode=verify-full";

/** A publisher's reports, Metabase's own image, which reads a shared warehouse. */
const reports = service({
  name: "reports",
  processes: ["web"],
  stack: "container",
  release: registryImages("Metabase's tagged image, pushed by the data team"),
  addons: {
    postgres: postgres({
      backup: daily("06:00", "America/New_York", { offSite: "the data team's bucket, each morning" }),
    }),
    papertrail: papertrail(),
  },
  config: {
    JAVA_OPTS: fixed("-Xmx1500m"),
    MB_DB_TYPE: fixed("postgres"),
    MB_EMAIL_SMTP_HOST: perEnvironment(),
    MB_EMAIL_SMTP_PASSWORD: secret(),
    MB_ENCRYPTION_SECRET_KEY: generated(),
    MB_SITE_HOST: fromDomain(),
    WAREHOUSE_URL: secret({
      readOnly: "a role that may only select; reports of both environments read the same facts",
    }),
  },
  domain: customDomain(),
  notices: [email("data@publisher.example")],
  exceptions: {
    withoutErrorTracker: "Metabase is another's product; its errors are in the logs",
    mayBeDown: "reports wait until the morning",
  },
});

export const declaration = { environments: ["staging", "production"], services: [reports] } as const;

export const stacks = stackFiles(declaration, "publisher-data", {
  staging: {
    reports: {
      domain: "reports-staging.publisher.example",
      processes: { web: { quantity: 1, size: "Standard-2X" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
      config: { MB_EMAIL_SMTP_HOST: "localhost" },
    },
  },
  production: {
    reports: {
      domain: "reports.publisher.example",
      processes: { web: { quantity: 1, size: "Performance-M" } },
      addons: { postgres: { plan: "essential-1" }, papertrail: { plan: "choklad" } },
      config: { MB_EMAIL_SMTP_HOST: "email-smtp.us-west-2.amazonaws.com" },
    },
  },
});

export const secrets: Secrets = {
  staging: { "reports:WAREHOUSE_URL": warehouse },
  production: { "reports:WAREHOUSE_URL": warehouse },
};

export const expects =
  "Nothing stops it: the warehouse is only read, each environment has a database of its own for Metabase, and it may be down for a while. Staging's mail is handed to a dyno, where no mail server runs.";
