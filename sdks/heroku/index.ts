import { lookup, lookupOutput } from "./define/lookup.ts";
import { resourceClass } from "./define/resource-class.ts";
import * as functions from "./functions/each.ts";
import * as resources from "./resources/each.ts";

export { Provider, type ProviderArgs } from "./define/provider.ts";

/** An add-on, and its attachment to the app that pays for it. */
export const Addon = resourceClass(resources.addon);
export type Addon = InstanceType<typeof Addon>;
/** A further attachment of an add-on. */
export const AddonAttachment = resourceClass(resources.addonAttachment);
export type AddonAttachment = InstanceType<typeof AddonAttachment>;
/** A team app. */
export const App = resourceClass(resources.app);
export type App = InstanceType<typeof App>;
/** Some of an app's config vars, owned key by key. */
export const AppConfigAssociation = resourceClass(resources.appConfigAssociation);
export type AppConfigAssociation = InstanceType<typeof AppConfigAssociation>;
/** A feature of an app, on or off. */
export const AppFeature = resourceClass(resources.appFeature);
export type AppFeature = InstanceType<typeof AppFeature>;
/** Posts an app's life-cycle events to one URL. */
export const AppWebhook = resourceClass(resources.appWebhook);
export type AppWebhook = InstanceType<typeof AppWebhook>;
/** A custom domain of an app. */
export const Domain = resourceClass(resources.domain);
export type Domain = InstanceType<typeof Domain>;
/** Sends an app's log lines to a collector. */
export const Drain = resourceClass(resources.drain);
export type Drain = InstanceType<typeof Drain>;
/** Number and size of the dynos of one process type. */
export const Formation = resourceClass(resources.formation);
export type Formation = InstanceType<typeof Formation>;
/** A random value, made once and kept encrypted. */
export const GeneratedSecret = resourceClass(resources.generatedSecret);
export type GeneratedSecret = InstanceType<typeof GeneratedSecret>;
/** A pipeline. */
export const Pipeline = resourceClass(resources.pipeline);
export type Pipeline = InstanceType<typeof Pipeline>;
/** Some of the config vars with which a pipeline's review apps or CI runs start, owned key by key. */
export const PipelineConfigVar = resourceClass(resources.pipelineConfigVar);
export type PipelineConfigVar = InstanceType<typeof PipelineConfigVar>;
/** Puts an app into a stage of a pipeline. */
export const PipelineCoupling = resourceClass(resources.pipelineCoupling);
export type PipelineCoupling = InstanceType<typeof PipelineCoupling>;
/** Keeps a stack from being destroyed while apps of other stacks are in its pipelines. */
export const PipelineGuard = resourceClass(resources.pipelineGuard);
export type PipelineGuard = InstanceType<typeof PipelineGuard>;
/** A daily backup of a Postgres database. */
export const PostgresBackupSchedule = resourceClass(resources.postgresBackupSchedule);
export type PostgresBackupSchedule = InstanceType<typeof PostgresBackupSchedule>;
/** A pipeline's review apps, on, and how they are made. */
export const ReviewAppConfig = resourceClass(resources.reviewAppConfig);
export type ReviewAppConfig = InstanceType<typeof ReviewAppConfig>;
/** A person's rights on a team app. */
export const TeamCollaborator = resourceClass(resources.teamCollaborator);
export type TeamCollaborator = InstanceType<typeof TeamCollaborator>;

/** Looks up a plan of an add-on service, with its price. */
export const getAddonPlan = lookup(functions.getAddonPlanFunction);
export const getAddonPlanOutput = lookupOutput(functions.getAddonPlanFunction);
/** Looks up an add-on service, with its plans and their prices. */
export const getAddonService = lookup(functions.getAddonServiceFunction);
export const getAddonServiceOutput = lookupOutput(functions.getAddonServiceFunction);
/** Looks up an app by its name, without taking it over. */
export const getApp = lookup(functions.getAppFunction);
export const getAppOutput = lookupOutput(functions.getAppFunction);
/** Looks up the sizes of dynos and their prices. */
export const getDynoSizes = lookup(functions.getDynoSizesFunction);
export const getDynoSizesOutput = lookupOutput(functions.getDynoSizesFunction);
/** Looks up pipelines of a team or user by their names; those that do not exist are left out. */
export const getPipelines = lookup(functions.getPipelinesFunction);
export const getPipelinesOutput = lookupOutput(functions.getPipelinesFunction);
/** Looks up a team by its name. */
export const getTeam = lookup(functions.getTeamFunction);
export const getTeamOutput = lookupOutput(functions.getTeamFunction);
