import type { Rule } from "../rule.ts";
import { appInPipeline } from "./app-in-pipeline.ts";
import { containerReleasePath } from "./container-release-path.ts";
import { everythingIsDeclared } from "./everything-is-declared.ts";
import { noAddressRecords } from "./no-address-records.ts";
import { noDirectDeployToProduction } from "./no-direct-deploy-to-production.ts";
import { noMixedDynoTiers } from "./no-mixed-dyno-tiers.ts";
import { oneCanonicalHost } from "./one-canonical-host.ts";
import { postgresHasDailyBackup } from "./postgres-has-daily-backup.ts";
import { productionNeverSleeps } from "./production-never-sleeps.ts";
import { reviewAppsAreDestroyed } from "./review-apps-are-destroyed.ts";
import { reviewAppsHaveNoProductionSecret } from "./review-apps-have-no-production-secret.ts";
import { stagingMailSink } from "./staging-mail-sink.ts";
import { tlsOnCustomDomain } from "./tls-on-custom-domain.ts";
import { webProcessRuns } from "./web-process-runs.ts";
import { webhooksAreSigned } from "./webhooks-are-signed.ts";
import { workerHasBroker } from "./worker-has-broker.ts";

/**
 * Every rule, in the order in which they are listed: data first, then what watches over it, who may come in, what visitors see,
 * how code arrives, what environments have in common, and what it costs.
 */
export const rules: readonly Rule[] = [
  postgresHasDailyBackup,
  tlsOnCustomDomain,
  oneCanonicalHost,
  noAddressRecords,
  webProcessRuns,
  productionNeverSleeps,
  noMixedDynoTiers,
  workerHasBroker,
  appInPipeline,
  containerReleasePath,
  noDirectDeployToProduction,
  reviewAppsAreDestroyed,
  reviewAppsHaveNoProductionSecret,
  webhooksAreSigned,
  stagingMailSink,
  everythingIsDeclared,
];
