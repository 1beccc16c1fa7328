/** A stack, and a stage of every service's pipeline. */
export type Environment = "development" | "staging" | "production";

/** Something that one environment has and the others do not, with the reason that reviews show. */
export interface OnlyIn<T, E extends Environment = Environment> {
  readonly kind: "onlyIn";
  readonly environment: E;
  readonly thing: T;
  readonly reason: string;
}

/** A thing that every environment has, or one only. */
export type Sometimes<T> = T | OnlyIn<T>;

/** Declares a deliberate difference: `onlyIn("staging", perEnvironment(), "mail goes to testers")`. */
export const onlyIn = <const E extends Environment, T>(environment: E, thing: T, reason: string): OnlyIn<T, E> => ({
  kind: "onlyIn",
  environment,
  thing,
  reason,
});

/** Where the value of a config var comes from. */
export type ConfigVar = Fixed | PerEnvironment | Secret | Generated | FromDomain | EnvironmentName;
/** Made by `fixed`. */
export type Fixed = { readonly kind: "fixed"; readonly value: string };
/** Made by `perEnvironment`. */
export type PerEnvironment = { readonly kind: "perEnvironment" };
/** Made by `secret`. */
export type Secret = { readonly kind: "secret" };
/** Made by `generated`. */
export type Generated = { readonly kind: "generated" };
/** Made by `fromDomain`. */
export type FromDomain = { readonly kind: "fromDomain" };
/** Made by `environmentName`. */
export type EnvironmentName = { readonly kind: "environmentName" };

/** The same value in every environment. */
export const fixed = (value: string): Fixed => ({ kind: "fixed", value });

/** A value that every stack file states, under the service's `config`. */
export const perEnvironment = (): PerEnvironment => ({ kind: "perEnvironment" });

/** A value that is kept encrypted: `pulumi config set --secret <service>:<KEY> --stack <environment>`. */
export const secret = (): Secret => ({ kind: "secret" });

/** A random value of 64 hexadecimal digits, made once in each environment and kept encrypted in its state. */
export const generated = (): Generated => ({ kind: "generated" });

/** The host name of the service's domain, such as `catalog.example.org`. */
export const fromDomain = (): FromDomain => ({ kind: "fromDomain" });

/** The environment's name, as error trackers want it for a label. */
export const environmentName = (): EnvironmentName => ({ kind: "environmentName" });

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** A full hour of the day: Heroku starts backups at no other minute. */
export type FullHour = `${"0" | "1"}${Digit}:00` | `2${0 | 1 | 2 | 3}:00`;

/** An IANA time zone; abbreviations such as `EST` know no summer time, and Heroku refuses them. */
export type TimeZone = "UTC" | `${string}/${string}`;

/** What happens to a database's data every day. */
export type Backup = DailyBackup | NoBackup;
/** Made by `daily`. */
export type DailyBackup = { readonly kind: "daily"; readonly at: FullHour; readonly timezone: TimeZone };
/** Made by `noBackup`. */
export type NoBackup = { readonly kind: "noBackup"; readonly reason: string };

/** A backup every day: `daily("02:00", "America/New_York")`. */
export const daily = (at: FullHour, timezone: TimeZone): DailyBackup => ({ kind: "daily", at, timezone });

/** No backup, for a reason. The policy `postgres-has-daily-backup` stops the `up` all the same. */
export const noBackup = (reason: string): NoBackup => ({ kind: "noBackup", reason });

/** What is known of an add-on service of Heroku. */
export interface Vendor {
  /** Its slug on Heroku, which begins its plans. */
  readonly service: string;
  /** Last part of the component's type, `tandem:index:<component>`. */
  readonly component: string;
  /** What a service has it for. What holds `data` is protected in production. */
  readonly purpose: "data" | "logs" | "errors" | "egress" | "other";
  /** A plan that people begin with, shown where one is missing. */
  readonly firstPlan: string;
  /** Config vars that it sets on the app: nobody else can set them. */
  readonly sets: readonly string[];
}

/** An add-on of a service. Its plan is a knob of every stack file. */
export interface Addon {
  readonly vendor: Vendor;
  /** Given to the vendor at creation, such as `{version: "17"}`; the same everywhere. */
  readonly options?: Readonly<Record<string, string>>;
  readonly backup?: Backup;
}

/** Made by `customDomain`. */
export type CustomDomain = { readonly kind: "customDomain" };

/** A host name of one's own, with automatic certificates. The name is a knob of every stack file. */
export const customDomain = (): CustomDomain => ({ kind: "customDomain" });

/** Tells one address of every release of the service. */
export type Notice = { readonly kind: "email"; readonly address: string };

/** An e-mail at every release, sent by the relay at `estate:noticeRelay`; a list's address is best. */
export const email = (address: string): Notice => ({ kind: "email", address });

/** What a collaborator may do. Source: `GET /teams/permissions`. */
export type Permission = "view" | "deploy" | "operate" | "manage";

/** Made by `collaborator`. */
export type Collaborator = { readonly email: string; readonly permissions: readonly [Permission, ...Permission[]] };

/** A person, by Heroku account, who may do something with the service's apps. `view` is always implied. */
export const collaborator = (account: string, ...permissions: [Permission, ...Permission[]]): Collaborator => ({
  email: account,
  permissions,
});

interface AnyService {
  /** Begins the names of its apps, `<name>-<environment>`, and is the name of its pipeline. */
  readonly name: string;
  /** Process types, as in the Procfile. Number and size of the dynos are knobs. */
  readonly processes: readonly [string, ...string[]];
  /** Add-ons by a name of your choice. */
  readonly addons?: Readonly<Record<string, Sometimes<Addon>>>;
  /** Addresses that hear of releases. */
  readonly notices?: readonly Sometimes<Notice>[];
  /** People beside the team's own admins. */
  readonly access?: readonly Sometimes<Collaborator>[];
  /** Where the apps run. @default "us" */
  readonly region?: "us" | "eu";
  /** Stack image, such as `heroku-24` or `container`. @default Heroku's */
  readonly stack?: string;
  /** Buildpacks in order, by registry name or URL. @default what Heroku detects */
  readonly buildpacks?: readonly string[];
}

interface WithDomain extends AnyService {
  readonly domain: Sometimes<CustomDomain>;
  readonly config?: Readonly<Record<string, Sometimes<ConfigVar>>>;
}

interface WithoutDomain extends AnyService {
  readonly domain?: never;
  /** Config vars by key. Without a domain none can come from it. */
  readonly config?: Readonly<Record<string, Sometimes<Exclude<ConfigVar, FromDomain>>>>;
}

/** A service as every environment has it. What may differ between environments becomes a knob of the stack files. */
export type ServiceDeclaration = WithDomain | WithoutDomain;

type Known<S> = S & Readonly<Record<Exclude<keyof S, keyof WithDomain>, never>>;

/** Declares a service; see `docs/declaring.md`. A property that does not exist is a compile error. */
export const service = <const S extends ServiceDeclaration>(declaration: Known<S>): S => declaration;

/** Everything a team runs on Heroku. */
export interface EstateDeclaration {
  /** Every stack there is. The first one owns the pipelines, so it is brought up first. */
  readonly environments: readonly [Environment, ...Environment[]];
  readonly services: readonly ServiceDeclaration[];
}
