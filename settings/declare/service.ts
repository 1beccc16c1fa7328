import type { Addon } from "./addon.ts";
import type { Autoscaler } from "./autoscaler.ts";
import type { Broker, QueueAt } from "./broker.ts";
import type { ConfigVar, FromDomain } from "./config-var.ts";
import type { CustomDomain } from "./domain.ts";
import type { Sometimes } from "./environment.ts";
import type { Exceptions } from "./exceptions.ts";
import type { LogDrain } from "./log-drain.ts";
import type { Collaborator, Notice } from "./people.ts";
import type { Release } from "./release.ts";
import type { ReviewApps } from "./review-apps.ts";

/** Who may see a service's data. `restricted` (health, pupils' or employees' records) belongs into a private space. */
export type DataClass = "public" | "internal" | "restricted";

interface AnyService {
  /** Begins the names of its apps, `<name>-<environment>`, and is the name of its pipeline. */
  readonly name: string;
  /** Process types, as in the Procfile. Number and size of the dynos are knobs. */
  readonly processes: readonly [string, ...string[]];
  /** Process types whose number of dynos somebody else sets. @default none */
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
