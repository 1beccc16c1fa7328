import type { Scope } from "./access/scopes.ts";
import type { Row, Stamped } from "./collection.ts";

export type * from "./catalogue-rows.ts";
export type * from "./pipeline-rows.ts";

export interface AccountRow extends Stamped {
  readonly email: string;
  readonly name: string | null;
}

export interface TeamRow extends Stamped {
  readonly name: string;
}

export interface TeamMemberRow extends Stamped {
  readonly teamId: string;
  readonly accountId: string;
  readonly role: "admin" | "member" | "viewer" | "collaborator";
}

export interface AppRow extends Stamped {
  readonly name: string;
  /** The account that made it; it owns the app unless a team does. */
  readonly accountId: string;
  readonly teamId: string | null;
  readonly region: string;
  readonly stack: string;
  readonly buildStack: string;
  readonly maintenance: boolean;
  readonly locked: boolean;
  /** Since when certificates are automatic (ACM); null when they are not. */
  readonly acmSince: number | null;
  /** How often the automatic certificate was renewed, and when last; absent where it never was. */
  readonly acmRenewal?: { readonly count: number; readonly at: number };
  readonly releasedAt: number | null;
  readonly slugSize: number | null;
  /** Twelve hexadecimal digits in its web address, kept when it is renamed. */
  readonly webHash: string;
  /** Buildpacks in order, as they were given. */
  readonly buildpacks: readonly string[];
  /** The private space in which it runs; absent in the Common Runtime. */
  readonly spaceId?: string;
}

export interface SpaceRow extends Stamped {
  readonly name: string;
  readonly teamId: string;
  readonly region: string;
  readonly shield: boolean;
}

/** The config vars that people set; those of add-ons are worked out. Its id is the app's. */
export interface ConfigRow extends Row {
  readonly vars: Readonly<Record<string, string>>;
}

export interface ReleaseRow extends Stamped {
  readonly appId: string;
  readonly version: number;
  readonly description: string;
  readonly accountId: string;
  readonly slugId: string | null;
  /** Images by process type, on the container stack; absent where there are none. */
  readonly images?: Readonly<Record<string, string>>;
  /** When the release phase ends. */
  readonly settlesAt: number;
  /** All config vars as of this release. */
  readonly config: Readonly<Record<string, string>>;
  /** Which of them add-ons gave: a rollback does not bring those back. Absent in older journals. */
  readonly addonVars?: readonly string[];
  readonly addonPlans: readonly string[];
}

export interface SlugRow extends Stamped {
  readonly appId: string;
  readonly processTypes: Readonly<Record<string, string>>;
  readonly checksum: string | null;
  readonly commit: string | null;
  readonly commitDescription: string | null;
  readonly buildpackDescription: string | null;
  readonly stack: string;
  /** Bytes that were put to its blob; null until then. */
  readonly size: number | null;
}

export interface FormationRow extends Stamped {
  readonly appId: string;
  readonly type: string;
  readonly command: string;
  readonly quantity: number;
  readonly size: string;
}

export interface AddonRow extends Stamped {
  readonly appId: string;
  readonly name: string;
  readonly service: string;
  readonly plan: string;
  readonly state: "provisioning" | "provisioned";
  readonly accountId: string;
  readonly providerId: string;
  /** Values of its config vars by what follows the attachment's name, such as `URL`. */
  readonly values: Readonly<Record<string, string>>;
  /** Options given at creation; never given back. */
  readonly options: Readonly<Record<string, string>>;
  /** Bytes that a database holds, or that a log add-on has received, where a control request has set them. */
  readonly usedBytes?: number;
}

export interface AttachmentRow extends Stamped {
  readonly addonId: string;
  readonly appId: string;
  readonly name: string;
  readonly namespace: string | null;
}

export interface DomainRow extends Stamped {
  readonly appId: string;
  readonly hostname: string;
  readonly cname: string;
  /** A state forced on its certificate; null while it advances by itself. */
  readonly acm: { readonly status: string; readonly reason: string | null } | null;
}

/** A record of a DNS outside Heroku; its id is the host name. */
export interface DnsRecordRow {
  readonly id: string;
  /** What it points at. */
  readonly target: string;
  readonly since: number;
}

export interface WebhookRow extends Stamped {
  readonly appId: string;
  readonly include: readonly string[];
  readonly level: "notify" | "sync";
  readonly url: string;
  readonly secret: string;
  readonly authorization: string | null;
}

export interface WebhookEventRow extends Stamped {
  readonly appId: string;
  readonly include: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface DeliveryRow extends Stamped {
  readonly appId: string;
  readonly webhookId: string;
  readonly level: "notify" | "sync";
  readonly eventId: string;
  readonly include: string;
  readonly status: "pending" | "scheduled" | "retrying" | "failed" | "succeeded";
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly lastAttempt: {
    readonly id: string;
    readonly code: number | null;
    readonly errorClass: string | null;
    readonly at: number;
  } | null;
}

export interface DrainRow extends Stamped {
  readonly appId: string;
  readonly url: string;
  readonly token: string;
  readonly addonId: string | null;
}

export interface CollaboratorRow extends Stamped {
  readonly appId: string;
  readonly accountId: string;
  readonly role: "admin" | "member" | "collaborator" | "owner";
  readonly permissions: readonly string[];
}

export interface FeatureRow extends Stamped {
  /** An app, an account or a team. */
  readonly ownerId: string;
  readonly name: string;
  readonly enabled: boolean;
}

/** A credential of a Postgres beside its `default` one. */
export interface CredentialRow extends Stamped {
  readonly addonId: string;
  readonly name: string;
  readonly user: string;
  readonly password: string;
}

export interface ScheduleRow extends Stamped {
  readonly addonId: string;
  readonly name: string;
  readonly hour: number;
  readonly timezone: string;
}

export interface TransferRow extends Stamped {
  readonly appId: string;
  readonly addonId: string;
  readonly number: number;
  readonly kind: "backup" | "restore" | "copy";
  readonly scheduleId: string | null;
  readonly fromUrl: string;
  readonly toUrl: string;
  readonly bytes: number;
  readonly finishesAt: number;
  readonly canceledAt: number | null;
}

/** Work that is due at a certain time, with or without a request. */
export interface JobRow extends Row {
  readonly dueAt: number;
  readonly kind: "provision-addon" | "settle-release" | "run-schedule" | "deliver";
  /** Id of the row that it is about. */
  readonly subject: string;
}

/** A webhook delivery for a receiver elsewhere, which was recorded instead of being sent. */
export interface InboxRow extends Row {
  readonly receivedAt: number;
  readonly originalUrl: string;
  readonly webhookId: string;
  readonly event: string;
  readonly action: string;
  readonly app: string | null;
  readonly description: string | null;
  readonly status: string | null;
  readonly signatureVerified: boolean;
}

/** A token beside the seed's; its id is the token. */
export interface TokenRow extends Row {
  readonly accountId: string;
  /** What it may be used for; absent: everything. */
  readonly scopes?: readonly Scope[];
}

/**
 * Named facts about the whole: `clock` holds how far time was moved, in milliseconds; `github` is 1 where every pipeline counts
 * as connected.
 */
export interface SettingRow extends Row {
  readonly value: number;
}
