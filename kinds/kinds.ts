import type { Token } from "../sdks/heroku/resources/all.ts";
import { nothingDeclared } from "./acceptance.ts";
import { addon } from "./addon.ts";
import { app } from "./app.ts";
import { attachment } from "./attachment.ts";
import { backupSchedule } from "./backup-schedule.ts";
import { collaborator } from "./collaborator.ts";
import { configVars } from "./config-vars.ts";
import { domain } from "./domain.ts";
import { drain } from "./drain.ts";
import { feature } from "./feature.ts";
import { generatedSecret } from "./generated-secret.ts";
import type { Kind, KindDefinition } from "./kind.ts";
import { ownName } from "./naming.ts";
import { notice } from "./notice.ts";
import { pipeline } from "./pipeline.ts";
import { pipelineConfigVars } from "./pipeline-config-vars.ts";
import { pipelineGuard } from "./pipeline-guard.ts";
import { pipelineStage } from "./pipeline-stage.ts";
import { process } from "./process.ts";
import { reviewApps } from "./review-apps.ts";

/** Every kind, by the type of its objects: a resource of the provider without one is a compile error. */
const byToken: { readonly [T in Token]: KindDefinition & { readonly token: T } } = {
  "heroku:index/addon:Addon": addon,
  "heroku:index/addonAttachment:AddonAttachment": attachment,
  "heroku:index/app:App": app,
  "heroku:index/appConfigAssociation:AppConfigAssociation": configVars,
  "heroku:index/appFeature:AppFeature": feature,
  "heroku:index/appWebhook:AppWebhook": notice,
  "heroku:index/domain:Domain": domain,
  "heroku:index/drain:Drain": drain,
  "heroku:index/formation:Formation": process,
  "heroku:index/generatedSecret:GeneratedSecret": generatedSecret,
  "heroku:index/pipeline:Pipeline": pipeline,
  "heroku:index/pipelineConfigVar:PipelineConfigVar": pipelineConfigVars,
  "heroku:index/pipelineCoupling:PipelineCoupling": pipelineStage,
  "heroku:index/pipelineGuard:PipelineGuard": pipelineGuard,
  "heroku:index/postgresBackupSchedule:PostgresBackupSchedule": backupSchedule,
  "heroku:index/reviewAppConfig:ReviewAppConfig": reviewApps,
  "heroku:index/teamCollaborator:TeamCollaborator": collaborator,
};

const defaults = {
  place: (part: string) => part,
  goesWith: ["app"],
  shown: [],
  aspects: [],
  acceptChange: nothingDeclared,
  acceptDeletion: nothingDeclared,
} as const;

export const kinds = Object.values(byToken).map((own): Kind => ({ ...defaults, ...own }));

/** An object of the program: its type, its name, and the service that it belongs to. */
export interface Placed {
  readonly type: string;
  readonly name: string;
  readonly service?: string | undefined;
}

/** What a type of the program is; undefined of what is not Heroku's. */
export const kindOf = ({ type }: { readonly type: string }): Kind | undefined =>
  kinds.find(({ token }) => token === type);

export const isOf = (kind: Pick<Kind, "token">, { type }: { readonly type: string }): boolean => type === kind.token;

/** What people call an object: `add-on`; the last part of its type where it is not Heroku's. */
export const labelOf = ({ type }: { readonly type: string }): string =>
  kindOf({ type })?.label ?? type.split(":").at(-1) ?? type;

/** The name that the declaration gives an object: `web` of the process `catalog-app-web`. */
export const partOf = (object: Placed): string => kindOf(object)?.naming.partOf(ownName(object)) ?? ownName(object);

/**
 * Where a property stands among a service's settings, such as `processes.web.quantity` or `config.LOG_LEVEL`: what a rule of
 * `estate:review` names. Without `property`, the place of the whole object.
 */
export function placeOf(object: Placed, property: string | undefined): string {
  const kind = kindOf(object);
  const whole = kind?.place(partOf(object)) ?? ownName(object);
  return property === undefined ? whole : `${whole}.${kind?.propertyPlace?.(property) ?? property}`;
}
