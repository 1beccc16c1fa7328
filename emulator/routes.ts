import type { Route } from "./route.ts";
import { accountRoutes } from "./routes/account.ts";
import { addonAttachmentRoutes } from "./routes/addon-attachments.ts";
import { addonServiceRoutes } from "./routes/addon-services.ts";
import { addonRoutes } from "./routes/addons.ts";
import { appRoutes } from "./routes/apps.ts";
import { buildpackInstallationRoutes } from "./routes/buildpack-installations.ts";
import { collaboratorRoutes } from "./routes/collaborators.ts";
import { configVarRoutes } from "./routes/config-vars.ts";
import { credentialRoutes } from "./routes/credentials.ts";
import { databaseRoutes } from "./routes/databases.ts";
import { domainRoutes } from "./routes/domains.ts";
import { dynoRoutes } from "./routes/dynos.ts";
import { featureRoutes } from "./routes/features.ts";
import { formationRoutes } from "./routes/formation.ts";
import { logDrainRoutes } from "./routes/log-drains.ts";
import { pipelineCouplingRoutes } from "./routes/pipeline-couplings.ts";
import { pipelinePromotionRoutes } from "./routes/pipeline-promotions.ts";
import { pipelineRoutes } from "./routes/pipelines.ts";
import { platformRoutes } from "./routes/platform.ts";
import { releaseRoutes } from "./routes/releases.ts";
import { resolveRoutes } from "./routes/resolve.ts";
import { reviewAppConfigRoutes } from "./routes/review-app-config.ts";
import { reviewAppRoutes } from "./routes/review-apps.ts";
import { spaceRoutes } from "./routes/spaces.ts";
import { teamAppRoutes } from "./routes/team-apps.ts";
import { teamRoutes } from "./routes/teams.ts";
import { transferRoutes } from "./routes/transfers.ts";
import { webhookRoutes } from "./routes/webhooks.ts";

/** Every route of both APIs, the more literal path first where two could answer. */
export const allRoutes: readonly Route[] = [
  accountRoutes,
  addonAttachmentRoutes,
  addonRoutes,
  addonServiceRoutes,
  appRoutes,
  buildpackInstallationRoutes,
  collaboratorRoutes,
  configVarRoutes,
  credentialRoutes,
  databaseRoutes,
  domainRoutes,
  dynoRoutes,
  featureRoutes,
  formationRoutes,
  logDrainRoutes,
  pipelineCouplingRoutes,
  pipelinePromotionRoutes,
  pipelineRoutes,
  platformRoutes,
  releaseRoutes,
  resolveRoutes,
  reviewAppConfigRoutes,
  reviewAppRoutes,
  spaceRoutes,
  teamAppRoutes,
  teamRoutes,
  transferRoutes,
  webhookRoutes,
]
  .flat()
  .sort((a, b) => (literal(a.path) < literal(b.path) ? -1 : 1));

/** Sorts parameters behind names. */
function literal(path: string): string {
  return path.replaceAll("{", "~~");
}
