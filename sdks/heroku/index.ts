import { lookup, lookupOutput } from "./define/lookup.ts";
import { resourceClass } from "./define/resource-class.ts";
import { getAddonPlanFunction } from "./functions/get-addon-plan.ts";
import { getAddonServiceFunction } from "./functions/get-addon-service.ts";
import { getAppFunction } from "./functions/get-app.ts";
import { getDynoSizesFunction } from "./functions/get-dyno-sizes.ts";
import { getPipelinesFunction } from "./functions/get-pipelines.ts";
import { getTeamFunction } from "./functions/get-team.ts";
import { addon } from "./resources/addon.ts";
import { addonAttachment } from "./resources/addon-attachment.ts";
import { app } from "./resources/app.ts";
import { appConfigAssociation } from "./resources/app-config-association.ts";
import { appFeature } from "./resources/app-feature.ts";
import { appWebhook } from "./resources/app-webhook.ts";
import { domain } from "./resources/domain.ts";
import { drain } from "./resources/drain.ts";
import { formation } from "./resources/formation.ts";
import { generatedSecret } from "./resources/generated-secret.ts";
import { pipeline } from "./resources/pipeline.ts";
import { pipelineConfigVar } from "./resources/pipeline-config-var.ts";
import { pipelineCoupling } from "./resources/pipeline-coupling.ts";
import { pipelineGuard } from "./resources/pipeline-guard.ts";
import { postgresBackupSchedule } from "./resources/postgres-backup-schedule.ts";
import { reviewAppConfig } from "./resources/review-app-config.ts";
import { teamCollaborator } from "./resources/team-collaborator.ts";

export { Provider, type ProviderArgs } from "./define/provider.ts";

/** An add-on, and its attachment to the app that pays for it. */
export const Addon = resourceClass(addon);
export type Addon = InstanceType<typeof Addon>;
/** A further attachment of an add-on. */
export const AddonAttachment = resourceClass(addonAttachment);
export type AddonAttachment = InstanceType<typeof AddonAttachment>;
/** A team app. */
export const App = resourceClass(app);
export type App = InstanceType<typeof App>;
/** Some of an app's config vars, owned key by key. */
export const AppConfigAssociation = resourceClass(appConfigAssociation);
export type AppConfigAssociation = InstanceType<typeof AppConfigAssociation>;
/** A feature of an app, on or off. */
export const AppFeature = resourceClass(appFeature);
export type AppFeature = InstanceType<typeof AppFeature>;
/** Posts an app's life-cycle events to one URL. */
export const AppWebhook = resourceClass(appWebhook);
export type AppWebhook = InstanceType<typeof AppWebhook>;
/** A custom domain of an app. */
export const Domain = resourceClass(domain);
export type Domain = InstanceType<typeof Domain>;
/** Sends an app's log lines to a collector. */
export const Drain = resourceClass(drain);
export type Drain = InstanceType<typeof Drain>;
/** Number and size of the dynos of one process type. */
export const Formation = resourceClass(formation);
export type Formation = InstanceType<typeof Formation>;
/** A random value, made once and kept encrypted. */
export const GeneratedSecret = resourceClass(generatedSecret);
export type GeneratedSecret = InstanceType<typeof GeneratedSecret>;
/** A pipeline. */
export const Pipeline = resourceClass(pipeline);
export type Pipeline = InstanceType<typeof Pipeline>;
/** Some of the config vars with which a pipeline's review apps or CI runs start, owned key by key. */
export const PipelineConfigVar = resourceClass(pipelineConfigVar);
export type PipelineConfigVar = InstanceType<typeof PipelineConfigVar>;
/** Puts an app into a stage of a pipeline. */
export const PipelineCoupling = resourceClass(pipelineCoupling);
export type PipelineCoupling = InstanceType<typeof PipelineCoupling>;
/** Keeps a stack from being destroyed while apps of other stacks are in its pipelines. */
export const PipelineGuard = resourceClass(pipelineGuard);
export type PipelineGuard = InstanceType<typeof PipelineGuard>;
/** A daily backup of a Postgres database. */
export const PostgresBackupSchedule = resourceClass(postgresBackupSchedule);
export type PostgresBackupSchedule = InstanceType<typeof PostgresBackupSchedule>;
/** A pipeline's review apps, on, and how they are made. */
export const ReviewAppConfig = resourceClass(reviewAppConfig);
export type ReviewAppConfig = InstanceType<typeof ReviewAppConfig>;
/** A person's rights on a team app. */
export const TeamCollaborator = resourceClass(teamCollaborator);
export type TeamCollaborator = InstanceType<typeof TeamCollaborator>;

/** Looks up a plan of an add-on service, with its price. */
export const getAddonPlan = lookup(getAddonPlanFunction);
export const getAddonPlanOutput = lookupOutput(getAddonPlanFunction);
/** Looks up an add-on service, with its plans and their prices. */
export const getAddonService = lookup(getAddonServiceFunction);
export const getAddonServiceOutput = lookupOutput(getAddonServiceFunction);
/** Looks up an app by its name, without taking it over. */
export const getApp = lookup(getAppFunction);
export const getAppOutput = lookupOutput(getAppFunction);
/** Looks up the sizes of dynos and their prices. */
export const getDynoSizes = lookup(getDynoSizesFunction);
export const getDynoSizesOutput = lookupOutput(getDynoSizesFunction);
/** Looks up pipelines of a team or user by their names; those that do not exist are left out. */
export const getPipelines = lookup(getPipelinesFunction);
export const getPipelinesOutput = lookupOutput(getPipelinesFunction);
/** Looks up a team by its name. */
export const getTeam = lookup(getTeamFunction);
export const getTeamOutput = lookupOutput(getTeamFunction);
