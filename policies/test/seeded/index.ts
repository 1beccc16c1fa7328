import { getStack } from "@pulumi/pulumi";
import { estate } from "../../../components/estate.ts";
import {
  customDomain,
  daily,
  environmentName,
  fixed,
  noBackup,
  perEnvironment,
  service,
} from "../../../settings/declare.ts";
import { otherAddon, papertrail, postgres, rollbar } from "../../../settings/vendors.ts";

/** Breaks what a declaration can break; each line says which rule, where it is not plain from the stack file. */
const clinic = service({
  name: "clinic",
  // container-release-path: without a release, it is to be promoted.
  stack: "container",
  // uploads-go-to-object-storage
  uploads: true,
  // production-never-sleeps and tls-on-custom-domain: its dyno in production is an Eco one.
  processes: ["web"],
  domain: customDomain(),
  addons: {
    // postgres-has-daily-backup, and production-database-tier.
    main: postgres({ backup: noBackup("it was never thought of") }),
    // backup-retention
    archive: postgres({
      as: "ARCHIVE",
      backup: daily("02:00", "UTC", { keepDays: 60, offSite: "the clinic's own storage" }),
    }),
    // off-site-copy
    reports: postgres({ as: "REPORTS", backup: daily("03:00", "UTC") }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    // parity-is-checked: staging's fingerprint of it is lost below.
    MOTTO: fixed("be well"),
    // staging-mail-sink: production has it too.
    EMAIL_RECIPIENTS: perEnvironment(),
    // no-shared-data-store
    REDIS_URL: perEnvironment(),
    ROLLBAR_ENV: environmentName(),
    // secrets-differ and no-plain-secrets
    SESSION_SECRET: fixed("the same everywhere"),
    // production-mode, connections-are-encrypted, no-placeholders, live-keys-in-production-only, versions-are-supported
    APP_DEBUG: fixed("true"),
    PGSSLMODE: fixed("disable"),
    PARTNER_URL: fixed("CHANGE_ME"),
    PAYPAL_MODE: fixed("sandbox"),
    NODE_VERSION: fixed("18"),
    // addresses-stay-in-their-environment
    CALLBACK_URL: fixed("https://clinic-staging.herokuapp.com/signed-in"),
    // parity
    ...(getStack() === "production" && { BETA: fixed("on") }),
  },
});

/**
 * worker-has-broker, restricted-data-in-private-space, monthly-cost-cap, and no-retired-addons, as the stack
 * file is done with MemCachier: Heroku's catalogue has nothing that was retired.
 */
const bot = service({
  name: "bot",
  // removals-are-finished
  unprotected: "it is not used",
  data: "restricted",
  processes: ["worker"],
  addons: { papertrail: papertrail(), rollbar: rollbar(), cache: otherAddon("memcachier", { firstPlan: "dev" }) },
  config: { ROLLBAR_ENV: environmentName() },
});

const made = await estate({ environments: ["staging", "production"], services: [clinic, bot] });
export const { manifest } = made;
export const fingerprints = made.fingerprints.apply(({ salt, values }) => {
  const { MOTTO: _, ...others } = values.clinic ?? {};
  return { salt, values: { ...values, clinic: others } };
});

// What no declaration can say.
if (getStack() === "production") await import("./beside-the-declaration.ts");
