import { addon } from "../kinds/addon.ts";
import { app } from "../kinds/app.ts";
import { attachment } from "../kinds/attachment.ts";
import { backupSchedule } from "../kinds/backup-schedule.ts";
import { collaborator } from "../kinds/collaborator.ts";
import { configVars } from "../kinds/config-vars.ts";
import { domain } from "../kinds/domain.ts";
import { drain } from "../kinds/drain.ts";
import { feature } from "../kinds/feature.ts";
import type { Kind } from "../kinds/kind.ts";
import { notice } from "../kinds/notice.ts";
import { pipelineStage } from "../kinds/pipeline-stage.ts";
import { process } from "../kinds/process.ts";
import type { Aspect } from "./manifest.ts";
import { aspectOf, partAt } from "./part.ts";

/** What the next `up` does to one object. */
export interface PlannedChange {
  readonly type: string;
  readonly service?: string | undefined;
  readonly operation: "create" | "update" | "replace" | "delete";
  readonly properties: readonly { readonly path: string }[];
  /** `drift`: it only takes a change by hand back. */
  readonly origin?: "drift" | "both" | undefined;
}

/** The objects that a change of an aspect comes with. */
const kinds: Readonly<Record<Aspect, readonly Kind[]>> = {
  app: [app],
  pipeline: [pipelineStage],
  stack: [app],
  region: [app],
  buildpacks: [app],
  processes: [process],
  config: [configVars, addon, attachment],
  addons: [addon],
  attachments: [addon, attachment],
  features: [feature],
  domains: [domain],
  certificates: [app, domain],
  drains: [drain, addon],
  webhooks: [notice],
  access: [collaborator],
  backups: [backupSchedule, addon],
  release: [],
};

/** Whether a change of an object may change a fact of its service, as the files ask for. */
export function mayChange({ type, operation, properties, origin }: PlannedChange, path: string): boolean {
  if (origin === "drift" || !kinds[aspectOf(path)].some(({ token }) => token === type)) return false;
  const { name: key } = partAt(path);
  const isOfKey = properties.some((each) => each.path === `vars.${key}` || each.path === `sensitiveVars.${key}`);
  return type !== configVars.token || operation !== "update" || isOfKey;
}
