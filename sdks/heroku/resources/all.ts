import type { Definition } from "../define/definition.ts";
import { addon } from "./addon.ts";
import { addonAttachment } from "./addon-attachment.ts";
import { app } from "./app.ts";
import { appConfigAssociation } from "./app-config-association.ts";
import { appFeature } from "./app-feature.ts";
import { appWebhook } from "./app-webhook.ts";
import { domain } from "./domain.ts";
import { drain } from "./drain.ts";
import { formation } from "./formation.ts";
import { generatedSecret } from "./generated-secret.ts";
import { pipeline } from "./pipeline.ts";
import { pipelineConfigVar } from "./pipeline-config-var.ts";
import { pipelineCoupling } from "./pipeline-coupling.ts";
import { pipelineGuard } from "./pipeline-guard.ts";
import { postgresBackupSchedule } from "./postgres-backup-schedule.ts";
import { reviewAppConfig } from "./review-app-config.ts";
import { teamCollaborator } from "./team-collaborator.ts";

const all = [
  addon,
  addonAttachment,
  app,
  appConfigAssociation,
  appFeature,
  appWebhook,
  domain,
  drain,
  formation,
  generatedSecret,
  pipeline,
  pipelineConfigVar,
  pipelineCoupling,
  pipelineGuard,
  postgresBackupSchedule,
  reviewAppConfig,
  teamCollaborator,
] as const;

/** Type of a resource of this provider, such as `heroku:index/addon:Addon`. */
export type Token = (typeof all)[number]["token"];

/** Every resource of the provider. */
export const definitions: readonly Definition[] = all;
