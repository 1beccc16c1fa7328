import type { Addon } from "./addon.ts";
import type { ConfigVar, FromDomain } from "./config-var.ts";
import type { CustomDomain } from "./domain.ts";
import type { Environment, Sometimes } from "./environment.ts";
import type { Exceptions } from "./exceptions.ts";
import type { Release } from "./release.ts";
import type { ReviewApps } from "./review-apps.ts";

/** Who may see a service's data. `restricted` (health, pupils' or employees' records) belongs into a private space. */
type DataClass = "public" | "internal" | "restricted";

interface AnyService {
  /** Begins the names of its apps, `<name>-<environment>`, and is the name of its pipeline. */
  readonly name: string;
  /** Process types, as in the Procfile. Number and size of the dynos are knobs. */
  readonly processes: readonly [string, ...string[]];
  /** Process types whose number of dynos an autoscaler sets. @default none */
  readonly autoscaling?: Readonly<Record<string, Sometimes<Autoscaler>>>;
  /** Add-ons by a name of your choice. */
  readonly addons?: Readonly<Record<string, Sometimes<Addon>>>;
  /** Where log lines go beside the add-ons, by a name of your choice. */
  readonly drains?: Readonly<Record<string, Sometimes<LogDrain>>>;
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
  /** Where the jobs of the workers wait: an add-on by its name, `queueAt(…)` or `noJobs(…)`. @default the key-value store, where there is one */
  readonly broker?: Broker;
  /** Whether people upload files: dynos lose theirs, so that a bucket is needed. @default false */
  readonly uploads?: boolean;
  /** Who may see its data. @default "internal" */
  readonly data?: DataClass;
  /** Private space in which the apps run, by name. @default none: the common runtime */
  readonly space?: string;
  /** What it does otherwise than the policies ask, for good, each with its reason. @default none */
  readonly exceptions?: Exceptions;
  /** Why it may be deleted, the first of two steps: production then protects neither its app nor its data. @default protected */
  readonly unprotected?: string;
  /** The name that it had, or the names, so that its apps and data are kept under the new one. @default none */
  readonly formerly?: string | readonly string[];
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

/** The names of a service's things; any text where a program computes them. */
type NamesIn<S, Group extends string> = S extends Readonly<Record<Group, infer Things>> ? keyof Things & string : never;

type BrokerOf<S> = S extends { readonly broker: infer Named }
  ? Named extends QueueAt<infer Key>
    ? Key extends NamesIn<S, "config">
      ? Named
      : never
    : Named extends string
      ? NamesIn<S, "addons">
      : Named
  : unknown;

type ProcessesOf<S extends ServiceDeclaration> = S["processes"][number];

type ExceptionsOf<S extends ServiceDeclaration> = S extends { readonly exceptions: infer Made }
  ? Readonly<Record<Exclude<keyof Made, keyof Exceptions>, never>> &
      (string extends ProcessesOf<S>
        ? unknown
        : "web" extends ProcessesOf<S>
          ? { readonly withoutWeb?: never }
          : unknown) &
      (Made extends { readonly onDemand: infer Types }
        ? { readonly onDemand: Readonly<Record<Exclude<keyof Types, ProcessesOf<S>>, never>> }
        : unknown)
  : unknown;

/** What words of one service say of each other: a broker and its add-on or config var, an exception and its processes. */
interface Agreeing<S extends ServiceDeclaration> {
  readonly broker?: BrokerOf<S>;
  readonly exceptions?: ExceptionsOf<S>;
}

/** Declares a service; see `docs/declaring.md`. What does not exist, or contradicts another word, is a compile error. */
export const service = <const S extends ServiceDeclaration>(declaration: Known<S> & Agreeing<S>): S => declaration;

/** Who sets the number of a process type's dynos while the app runs. Made by `autoscaler`. */
export type Autoscaler = { readonly kind: "autoscaler"; readonly owner: string };

/**
 * Somebody else owns the number of dynos: `autoscaler("Judoscale, 1 to 5 dynos")`. The stack file's `quantity` is the number that a
 * process type begins with; a later `up` leaves the number alone, and reviews show it as ignored.
 */
export const autoscaler = (owner: string): Autoscaler => ({ kind: "autoscaler", owner });

/** Where the jobs of the workers wait: an add-on by its name, a queue outside Heroku, or nowhere. */
export type Broker = string | QueueAt | NoJobs;
/** Made by `queueAt`. */
export type QueueAt<Key extends string = string> = {
  readonly kind: "queueAt";
  readonly key: Key;
  readonly reason: string;
};
/** Made by `noJobs`. */
export type NoJobs = { readonly kind: "noJobs"; readonly reason: string };

/** Jobs wait in a queue outside Heroku, whose address a config var has: `queueAt("SQS_QUEUE_URL", "Amazon SQS keeps them for 4 days")`. */
export const queueAt = <const Key extends string>(key: Key, reason: string): QueueAt<Key> => ({
  kind: "queueAt",
  key,
  reason,
});

/** The workers take no jobs out of a queue: `noJobs("listens to Slack over a socket")`. */
export const noJobs = (reason: string): NoJobs => ({ kind: "noJobs", reason });

/** Where log lines may go: encrypted only. */
export type Collector = `https://${string}` | `syslog+tls://${string}`;

/** Where an app's log lines go. Made by `logDrain`. */
export interface LogDrain {
  readonly to: Collector;
}

/**
 * Log lines to a collector, by its scheme and host: `https://logs.example.org` or `syslog+tls://logs.example.org:6514`. The whole address, which
 * mostly holds a key, is a secret of each environment, `<service>:drains.<name>`.
 */
export const logDrain = (to: Collector): LogDrain => ({ to });

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

/** Everything a team runs on Heroku. */
export interface EstateDeclaration {
  /** Every stack there is. The first one owns the pipelines, so it is brought up first. */
  readonly environments: readonly [Environment, ...Environment[]];
  readonly services: readonly ServiceDeclaration[];
  /** Why a whole environment may be destroyed, the first of two steps: `{ production: "moved to another team" }`. @default protected */
  readonly unprotected?: Readonly<Partial<Record<Environment, string>>>;
}
