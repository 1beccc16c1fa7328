import type { Addon, Collaborator, Dns, Environment, EstateDeclaration, ServiceDeclaration } from "./declare.ts";

/** A stack file, joined with the declaration: everything that is to be in one environment, nothing left to look up. */
export interface EstateSettings {
  readonly environment: Environment;
  readonly declaration: EstateDeclaration;
  /** Heroku's name of the team that owns everything. */
  readonly team: string;
  readonly services: readonly ServiceSettings[];
  /** What the stack file says of policies, unread: it is the policy pack's to check. Absent where it says nothing. */
  readonly policies?: unknown;
}

/** What one service is to be in one environment. */
export interface ServiceSettings {
  readonly declaration: ServiceDeclaration;
  readonly appName: string;
  readonly maintenance: boolean;
  readonly processes: readonly ProcessSettings[];
  readonly addons: readonly AddonSettings[];
  /** Config vars that may be seen. */
  readonly vars: Readonly<Record<string, string>>;
  /** Config vars of which the engine keeps the value, as `<service>:<KEY>`. */
  readonly secretKeys: readonly string[];
  /** Config vars that get a random value. */
  readonly generatedKeys: readonly string[];
  readonly domain: DomainSettings | undefined;
  readonly drains: readonly DrainSettings[];
  readonly notices: readonly NoticeSettings[];
  readonly access: readonly Collaborator[];
  /** Why the whole service may be deleted from this environment; absent where it is protected. */
  readonly unprotected?: string | undefined;
}

/** Dynos of one process type. */
export interface ProcessSettings {
  readonly type: string;
  readonly quantity: number;
  readonly size: string;
}

/** A custom domain. */
export interface DomainSettings {
  readonly hostname: string;
  readonly dns: Dns;
  /** The name without `www.` that leads to `hostname`; absent where none does. */
  readonly apex: string | undefined;
}

/** One add-on, with its plan. */
export interface AddonSettings {
  readonly slot: string;
  readonly addon: Addon;
  /** In full, as `heroku-postgresql:essential-0`. */
  readonly plan: string;
  /** Attachment name to ask for; absent where it is Heroku's choice. */
  readonly attachment?: string;
  /** Why it may be deleted; absent where it is protected. */
  readonly unprotected?: string | undefined;
}

/** One collector of log lines. */
export interface DrainSettings {
  readonly name: string;
  /** Its scheme and host. */
  readonly to: string;
  /** Where the engine keeps the whole address, as `<service>:drains.<name>`. */
  readonly secretKey: string;
}

/** One address that hears of releases. */
export interface NoticeSettings {
  readonly address: string;
  /** Where the relay takes deliveries for this address. */
  readonly url: string;
}
