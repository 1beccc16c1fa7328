import type { Rule } from "../rule.ts";
import { addressesStayInTheirEnvironment } from "./addresses-stay-in-their-environment.ts";
import { appInPipeline } from "./app-in-pipeline.ts";
import { backupRetention } from "./backup-retention.ts";
import { buildpacksArePinned } from "./buildpacks-are-pinned.ts";
import { connectionsAreEncrypted } from "./connections-are-encrypted.ts";
import { containerReleasePath } from "./container-release-path.ts";
import { dataStoresStateTheirBackup } from "./data-stores-state-their-backup.ts";
import { errorsAreTracked } from "./errors-are-tracked.ts";
import { everythingIsDeclared } from "./everything-is-declared.ts";
import { liveKeysInProductionOnly } from "./live-keys-in-production-only.ts";
import { logsAreKept } from "./logs-are-kept.ts";
import { monthlyCostCap } from "./monthly-cost-cap.ts";
import { noAddressRecords } from "./no-address-records.ts";
import { noDirectDeployToProduction } from "./no-direct-deploy-to-production.ts";
import { noMixedDynoTiers } from "./no-mixed-dyno-tiers.ts";
import { noPlaceholders } from "./no-placeholders.ts";
import { noPlainSecrets } from "./no-plain-secrets.ts";
import { noRetiredAddons } from "./no-retired-addons.ts";
import { noSharedDataStore } from "./no-shared-data-store.ts";
import { noticesReachARelay } from "./notices-reach-a-relay.ts";
import { offSiteCopy } from "./off-site-copy.ts";
import { oneCanonicalHost } from "./one-canonical-host.ts";
import { oneScheduler } from "./one-scheduler.ts";
import { parity } from "./parity.ts";
import { parityIsChecked } from "./parity-is-checked.ts";
import { postgresHasDailyBackup } from "./postgres-has-daily-backup.ts";
import { productionDataIsProtected } from "./production-data-is-protected.ts";
import { productionDatabaseTier } from "./production-database-tier.ts";
import { productionMode } from "./production-mode.ts";
import { productionNeverSleeps } from "./production-never-sleeps.ts";
import { removalsAreFinished } from "./removals-are-finished.ts";
import { restrictedDataInPrivateSpace } from "./restricted-data-in-private-space.ts";
import { reviewAppsAreDestroyed } from "./review-apps-are-destroyed.ts";
import { reviewAppsAreSmall } from "./review-apps-are-small.ts";
import { reviewAppsHaveNoProductionSecret } from "./review-apps-have-no-production-secret.ts";
import { secretsDiffer } from "./secrets-differ.ts";
import { stagingMailSink } from "./staging-mail-sink.ts";
import { teamOwnsApps } from "./team-owns-apps.ts";
import { tlsOnCustomDomain } from "./tls-on-custom-domain.ts";
import { uploadsGoToObjectStorage } from "./uploads-go-to-object-storage.ts";
import { versionsAreSupported } from "./versions-are-supported.ts";
import { webProcessRuns } from "./web-process-runs.ts";
import { webhooksAreSigned } from "./webhooks-are-signed.ts";
import { workerHasBroker } from "./worker-has-broker.ts";
import { workersRun } from "./workers-run.ts";

/**
 * Every rule, in the order in which they are listed: data, monitoring, access, public traffic,
 * deployment, parity and cost.
 */
export const rules: readonly Rule[] = [
  postgresHasDailyBackup,
  backupRetention,
  offSiteCopy,
  dataStoresStateTheirBackup,
  productionDataIsProtected,
  productionDatabaseTier,
  uploadsGoToObjectStorage,
  noSharedDataStore,
  restrictedDataInPrivateSpace,
  logsAreKept,
  errorsAreTracked,
  secretsDiffer,
  noPlainSecrets,
  noPlaceholders,
  liveKeysInProductionOnly,
  productionMode,
  connectionsAreEncrypted,
  addressesStayInTheirEnvironment,
  teamOwnsApps,
  tlsOnCustomDomain,
  oneCanonicalHost,
  noAddressRecords,
  webProcessRuns,
  productionNeverSleeps,
  noMixedDynoTiers,
  workerHasBroker,
  workersRun,
  oneScheduler,
  appInPipeline,
  containerReleasePath,
  buildpacksArePinned,
  noDirectDeployToProduction,
  reviewAppsAreDestroyed,
  reviewAppsAreSmall,
  reviewAppsHaveNoProductionSecret,
  webhooksAreSigned,
  noticesReachARelay,
  stagingMailSink,
  everythingIsDeclared,
  removalsAreFinished,
  parity,
  parityIsChecked,
  noRetiredAddons,
  versionsAreSupported,
  monthlyCostCap,
];
