import { z } from "zod";
import { ReleaseWire } from "../../sdks/heroku/client/rollback.ts";

const Named = z.object({ id: z.string(), name: z.string() });

/** When Heroku made a thing. What a list leaves out, or writes in another way, is not known. */
const Time = z.iso.datetime({ offset: true }).optional().catch(undefined);

/** A row of `GET /apps`, and `GET /apps/{app}`. */
export const AppRow = z.object({
  id: z.string(),
  name: z.string(),
  acm: z.boolean(),
  maintenance: z.boolean().optional(),
  region: z.object({ name: z.string() }),
  stack: z.object({ name: z.string() }),
  build_stack: z.object({ name: z.string() }),
  space: z.object({ name: z.string() }).nullish(),
  team: z.object({ name: z.string() }).nullish(),
});
export type AppRow = z.output<typeof AppRow>;

/** `GET /teams/{team}/apps`: only there Heroku says whether an app is locked. */
export const TeamAppRow = z.object({ id: z.string(), locked: z.boolean() });

/** `GET /addons`. */
export const AddonRow = z.object({
  id: z.string(),
  name: z.string(),
  app: Named,
  addon_service: z.object({ name: z.string() }),
  plan: z.object({ name: z.string() }),
  state: z.string(),
  config_vars: z.array(z.string()),
  billed_price: z.object({ cents: z.number(), unit: z.string() }).nullish(),
  created_at: Time,
  updated_at: Time,
});
export type AddonRow = z.output<typeof AddonRow>;

/** `GET /addon-attachments`. */
export const AttachmentRow = z.object({
  name: z.string(),
  namespace: z.string().nullish(),
  app: z.object({ id: z.string(), name: z.string().optional() }),
  addon: z.object({ id: z.string(), name: z.string().optional(), app: Named }),
  created_at: Time,
});
export type AttachmentRow = z.output<typeof AttachmentRow>;

/** `GET /pipeline-couplings`. */
export const CouplingRow = z.object({
  app: z.object({ id: z.string() }),
  pipeline: z.object({ id: z.string() }),
  stage: z.string().default(""),
  created_at: Time,
});
export type CouplingRow = z.output<typeof CouplingRow>;

/** `GET /pipelines`. */
export const PipelineRow = Named;
export type PipelineRow = z.output<typeof PipelineRow>;

/** `GET /apps`, where what else is in a row is not checked yet. */
export const ListedApp = z.looseObject({ id: z.string(), name: z.string() });
export type ListedApp = z.output<typeof ListedApp>;

/** `GET /pipelines/{pipeline}/latest-releases`, `GET /apps/{app}/releases`. */
export const ReleaseRow = ReleaseWire.extend({
  app: Named,
  created_at: z.iso.datetime({ offset: true }),
  slug: z.object({ id: z.string() }).nullable(),
});
export type ReleaseRow = z.output<typeof ReleaseRow>;

/** `GET /apps/{app}/slugs/{slug}`. */
export const SlugRow = z.object({ commit: z.string().nullable() });

/** `GET /apps/{app}/config-vars`. */
export const ConfigVars = z.record(z.string(), z.string());

/** `GET /apps/{app}/formation`. */
export const ProcessRow = z.object({
  type: z.string(),
  quantity: z.int(),
  command: z.string().nullish(),
  dyno_size: z.object({ name: z.string() }),
});

/** `GET /apps/{app}/buildpack-installations`. */
export const BuildpackRow = z.object({
  ordinal: z.int(),
  buildpack: z.object({ name: z.string(), url: z.string() }),
});

/** `GET /apps/{app}/domains`. */
export const DomainRow = z.object({
  hostname: z.string(),
  kind: z.enum(["heroku", "custom"]),
  acm_status: z.string().nullable(),
  acm_status_reason: z.string().nullish(),
  created_at: Time,
  sni_endpoint: z.object({ id: z.string() }).nullish(),
});
export type DomainRow = z.output<typeof DomainRow>;

/** `GET /apps/{app}/features`. */
export const FeatureRow = z.object({ name: z.string(), enabled: z.boolean(), updated_at: Time });

/** `GET /apps/{app}/log-drains`. */
export const DrainRow = z.object({
  id: z.string(),
  url: z.string(),
  addon: z.object({ id: z.string() }).nullish(),
  created_at: Time,
});

/** `GET /apps/{app}/webhooks`. */
export const WebhookRow = z.object({
  url: z.string(),
  include: z.array(z.string()),
  level: z.string(),
  created_at: Time,
  updated_at: Time,
});

/** `GET /apps/{app}/collaborators`, `GET /teams/apps/{app}/collaborators`. */
export const CollaboratorRow = z.object({
  user: z.object({ email: z.string() }),
  role: z.string().nullish(),
  permissions: z.array(z.object({ name: z.string() })).default([]),
  created_at: Time,
});

/** `GET /apps/{app}/dynos`. */
export const DynoRow = z.object({
  name: z.string(),
  type: z.string(),
  state: z.string(),
  size: z.string().nullish(),
  command: z.string().nullish(),
});
export type DynoRow = z.output<typeof DynoRow>;

const DynoCost = z.object({ cents: z.number().nullable(), unit: z.string(), contract: z.boolean().optional() });
export type DynoCost = z.output<typeof DynoCost>;

/** `GET /dyno-sizes`. */
export const DynoSizeRow = z.object({ name: z.string(), cost: DynoCost.nullish() });

/** `GET /account`. */
export const AccountRow = z.object({ email: z.string() });

/** `GET /client/v11/databases/{database}`; the rows of `info` are what `heroku pg:info` shows. */
export const DatabaseRow = z.object({
  postgres_version: z.string().nullish(),
  info: z.array(z.object({ name: z.string(), values: z.array(z.unknown()) })).default([]),
});

/** `GET /redis/v0/databases/{database}`; the rows of `info` are what `heroku redis:info` shows. */
export const KeyValueStoreRow = z.object({
  version: z.string().nullish(),
  info: z.array(z.object({ name: z.string(), values: z.array(z.unknown()) })).default([]),
});

/** `GET /client/v11/databases/{database}/transfer-schedules`. */
export const ScheduleRow = z.object({ hour: z.coerce.number().int().min(0).max(23), timezone: z.string() });

/** `GET /client/v11/apps/{app}/transfers`. */
export const TransferRow = z.object({
  from_name: z.string().optional(),
  from_type: z.string(),
  to_type: z.string(),
  succeeded: z.boolean().nullable(),
  finished_at: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), "expected a time")
    .nullable(),
  deleted_at: z.string().nullish(),
});
