import type { Sometimes } from "./only-in.ts";

/** Where the value of a config var comes from. */
export type ValueOrigin = "perEnvironment" | "secret" | "fixed" | "generated" | "environmentName" | "fromDomain";

/** What `index.ts` says of a service, as far as a kind asks. */
interface Declaration {
  readonly name: string;
  readonly stack?: string;
  /** Where jobs wait; the name of an add-on, if it is text. */
  readonly broker?: string | object;
  readonly addons?: Readonly<Record<string, Sometimes<object>>>;
  readonly config?: Readonly<Record<string, Sometimes<{ readonly kind: ValueOrigin }>>>;
  readonly domain?: Sometimes<{ readonly dns: { readonly kind: string }; readonly apexRedirect?: Sometimes<object> }>;
  readonly drains?: Readonly<Record<string, Sometimes<object>>>;
  readonly notices?: readonly Sometimes<{ readonly address: string }>[];
  readonly access?: readonly Sometimes<{ readonly email: string }>[];
  readonly reviewApps?: {
    readonly automatic: boolean;
    readonly baseName?: string | undefined;
    readonly staleDays: number;
    readonly waitForCi: boolean;
    readonly config?: Readonly<Record<string, unknown>>;
    readonly plans?: Readonly<Record<string, unknown>>;
  };
}

/** A service in one environment, as far as a kind asks: the settings of a service are one. */
export interface DeclaredService {
  readonly declaration: Declaration;
  readonly processes: readonly { readonly type: string; readonly quantity: number; readonly size: string }[];
  readonly addons: readonly DeclaredAddon[];
  /** Config vars that may be seen. */
  readonly vars: Readonly<Record<string, string>>;
  /** Config vars whose values the engine keeps, as `<service>:<KEY>`. */
  readonly secretKeys: readonly string[];
  /** Config vars that get a random value. */
  readonly generatedKeys: readonly string[];
  readonly domain: { readonly apex: string | undefined } | undefined;
  readonly drains: readonly { readonly name: string }[];
  readonly notices: readonly { readonly address: string }[];
  readonly access: readonly { readonly email: string; readonly permissions: readonly string[] }[];
}

interface DeclaredAddon {
  readonly slot: string;
  readonly plan: string;
  /** Attachment name that is asked for; absent where it is Heroku's choice. */
  readonly attachment?: string | undefined;
  readonly addon: { readonly backup?: DeclaredBackup | undefined };
  /** Why it may be deleted; absent where it is protected. */
  readonly unprotected?: string | undefined;
}

/** How data comes back: only a daily backup has an hour, such as `02:00`, and its time zone. */
export type DeclaredBackup =
  | { readonly kind: "daily"; readonly at: string; readonly timezone: string }
  | { readonly kind: "noBackup" | "rebuilt" | "vendorBackup" };

/** A service in an environment. */
export interface Where {
  readonly environment: string;
  /** All of the declaration, in its order. */
  readonly environments: readonly string[];
  /** Whether apps and data of the environment are protected, unless they are declared as unprotected. */
  readonly isProtected: boolean;
  readonly own: DeclaredService;
}
