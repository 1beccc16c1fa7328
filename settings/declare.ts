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
export type Secret = { readonly kind: "secret"; readonly shared?: string };
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

/**
 * A value that is kept encrypted: `pulumi config set --secret <service>:<KEY> --stack <environment>`. Each environment has one of
 * its own, unless `shared` says why they have the same.
 */
export const secret = ({ shared }: { shared?: string } = {}): Secret => ({
  kind: "secret",
  ...(shared !== undefined && { shared }),
});

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

/** What keeps the data of an add-on from being lost. */
export type Backup = DailyBackup | NoBackup | VendorBackup | Rebuilt;
/** Made by `daily`. */
export type DailyBackup = {
  readonly kind: "daily";
  readonly at: FullHour;
  readonly timezone: TimeZone;
  readonly keepDays: number;
  readonly offSite?: string;
};
/** Made by `noBackup`. */
export type NoBackup = { readonly kind: "noBackup"; readonly reason: string };
/** Made by `vendorBackup`. */
export type VendorBackup = { readonly kind: "vendorBackup"; readonly how: string };
/** Made by `rebuilt`. */
export type Rebuilt = { readonly kind: "rebuilt"; readonly how: string };

/**
 * A backup every day: `daily("02:00", "America/New_York", { offSite: "the library's own storage, fetched each night" })`.
 * `keepDays` is for how many days the service needs its backups, 7 unless said; `offSite` says where a copy outside Heroku is kept.
 */
export const daily = (
  at: FullHour,
  timezone: TimeZone,
  { keepDays = 7, offSite }: { keepDays?: number; offSite?: string } = {},
): DailyBackup => ({ kind: "daily", at, timezone, keepDays, ...(offSite !== undefined && { offSite }) });

/** No backup, for a reason. The policy `postgres-has-daily-backup` stops the `up` all the same. */
export const noBackup = (reason: string): NoBackup => ({ kind: "noBackup", reason });

/** The vendor backs it up: `vendorBackup("each night, restored from its dashboard")`. */
export const vendorBackup = (how: string): VendorBackup => ({ kind: "vendorBackup", how });

/** What is lost is made again: `rebuilt("the nightly import fills it")`. */
export const rebuilt = (how: string): Rebuilt => ({ kind: "rebuilt", how });

/** What is known of an add-on service of Heroku. */
export interface Vendor {
  /** Its slug on Heroku, which begins its plans. */
  readonly service: string;
  /** Last part of the component's type, `tandem:index:<component>`. */
  readonly component: string;
  /** What a service has it for: one of the same purpose can take its place. */
  readonly purpose: "database" | "key-value store" | "graph database" | "logs" | "errors" | "egress" | "jobs" | "other";
  /** How its data is backed up: `declared` where every declaration says so, `noData` where it holds none to lose. */
  readonly backup: "declared" | "noData" | VendorBackup | Rebuilt;
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
  /** Absent where there is no data to lose. What has it is protected in production. */
  readonly backup?: Backup;
}

/** Who runs the DNS of a domain. */
export type Dns = ExternalDns | Route53;
/** Made by `external`. */
export type ExternalDns<Alias extends boolean = boolean> = { readonly kind: "external"; readonly alias: Alias };
/** Made by `route53`. */
export type Route53 = { readonly kind: "route53"; readonly zone: string };

/** Somebody else runs it, and is asked for the records. `alias` says that it has ALIAS, ANAME or CNAME flattening. */
export const external = <const Alias extends boolean = false>(options: { alias?: Alias } = {}): ExternalDns<Alias> => ({
  kind: "external",
  alias: (options.alias ?? false) as Alias,
});

/** Our own hosted zone in Route 53, such as `example.org`: the records are made in it. */
export const route53 = (zone: string): Route53 => ({ kind: "route53", zone });

/** Made by `toWww`. */
export type ApexRedirect = { readonly kind: "toWww" };

/** `example.org` leads to `www.example.org`, which is the domain. */
export const toWww = (): ApexRedirect => ({ kind: "toWww" });

/** Made by `customDomain`. */
export type CustomDomain = {
  readonly kind: "customDomain";
  readonly dns: Dns;
  readonly apexRedirect?: Sometimes<ApexRedirect>;
};

type CustomDomainArgs =
  | { readonly dns?: Dns; readonly apexRedirect?: never }
  | { readonly dns: Route53 | ExternalDns<true>; readonly apexRedirect: Sometimes<ApexRedirect> };

/**
 * A host name of one's own, with automatic certificates. The name is a knob of every stack file. Its DNS is `external()` unless
 * said otherwise.
 */
export const customDomain = ({ dns = external(), apexRedirect }: CustomDomainArgs = {}): CustomDomain => ({
  kind: "customDomain",
  dns,
  ...(apexRedirect !== undefined && { apexRedirect }),
});

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

/** How new code comes to an environment. */
export type Release = Promotion | Branches | RegistryImages;
/** Made by `promotion`. */
export type Promotion = { readonly kind: "promotion" };
/** Made by `branches`. */
export type Branches = { readonly kind: "branches"; readonly branches: Readonly<Partial<Record<Environment, string>>> };
/** Made by `registryImages`. */
export type RegistryImages = { readonly kind: "registryImages"; readonly how: string };

/** Production gets the build that staging has, by a pipeline promotion. Heroku refuses it for container apps. */
export const promotion = (): Promotion => ({ kind: "promotion" });

/** Each environment is built from a branch of its own: `branches({ staging: "main", production: "production" })`. */
export const branches = (byEnvironment: Branches["branches"]): Branches => ({
  kind: "branches",
  branches: byEnvironment,
});

/** One image for every environment, released from Heroku's container registry: `registryImages("the tagged build of CI")`. */
export const registryImages = (how: string): RegistryImages => ({ kind: "registryImages", how });

/** Who may see a service's data. `restricted` (health, pupils' or employees' records) belongs into a private space. */
export type DataClass = "public" | "internal" | "restricted";

/** Made by `reviewApps`. */
export type ReviewApps = {
  readonly kind: "reviewApps";
  /** On GitHub, as `example-library/catalog`. */
  readonly repository: string;
  /** Whether each pull request gets one by itself. */
  readonly automatic: boolean;
  /** Whether one is made only when CI has passed. */
  readonly waitForCi: boolean;
  /** Days without a deployment after which one is destroyed. */
  readonly staleDays: number;
  /** Begins their names, `<baseName>-pr-<number>`. */
  readonly baseName: string | undefined;
  /** Size of the dynos. */
  readonly size: string;
  /** Plans by add-on; of the others the vendor's first plan. */
  readonly plans: Readonly<Record<string, string>>;
  /** Values that differ from staging's, such as those that staging has from its domain. */
  readonly config: Readonly<Record<string, string>>;
  /** Run once, after the first deployment, such as `bin/rails db:seed`. */
  readonly postdeploy: string | undefined;
};

/**
 * An app for each pull request, made as staging is: `reviewApps("example-library/catalog", { postdeploy: "bin/seed" })`. Each
 * has the cheapest plans and Eco dynos, waits for CI, and is destroyed after 5 days without a deployment, unless said otherwise.
 */
export const reviewApps = (
  repository: string,
  options: Partial<Omit<ReviewApps, "kind" | "repository">> = {},
): ReviewApps => ({
  kind: "reviewApps",
  repository,
  automatic: options.automatic ?? true,
  waitForCi: options.waitForCi ?? true,
  staleDays: options.staleDays ?? 5,
  baseName: options.baseName,
  size: options.size ?? "Eco",
  plans: options.plans ?? {},
  config: options.config ?? {},
  postdeploy: options.postdeploy,
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
  /** What it is, in a sentence: for `app.json`. */
  readonly description?: string;
  /** How new code comes to an environment. @default promotion() */
  readonly release?: Release;
  /** An app for each pull request. @default none */
  readonly reviewApps?: ReviewApps;
  /** The add-on in which the jobs of the workers wait. @default the key-value store, where there is one */
  readonly broker?: string;
  /** Whether people upload files: dynos lose theirs, so that a bucket is needed. @default false */
  readonly uploads?: boolean;
  /** Who may see its data. @default "internal" */
  readonly data?: DataClass;
  /** Private space in which the apps run, by name. @default none: the common runtime */
  readonly space?: string;
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
