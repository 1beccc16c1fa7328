import type { Manifest } from "../../parity/manifest.ts";
import type { ValueMeaning } from "./classify-value.ts";
import type { DeclaredFacts } from "./declared-facts.ts";
import type { OutsideStore } from "./shared-stores.ts";

/** One environment as the rules see it, after the `up`. It contains no value of a config var. */
export interface EstateView {
  /** The day of the run in UTC, as `2026-11-21`. */
  readonly today: string;
  readonly environment: string;
  /** Every environment, in order. */
  readonly environments: readonly string[];
  /** Name of the team that owns everything; undefined if the program outputs none. */
  readonly team: string | undefined;
  readonly services: readonly ServiceView[];
  readonly apps: readonly App[];
  readonly processes: readonly Process[];
  readonly addons: readonly Addon[];
  readonly attachments: readonly Attachment[];
  readonly configVars: readonly ConfigVar[];
  readonly schedules: readonly Schedule[];
  readonly domains: readonly Domain[];
  readonly drains: readonly Drain[];
  readonly webhooks: readonly Webhook[];
  readonly couplings: readonly Coupling[];
  readonly reviewConfigs: readonly ReviewConfig[];
  readonly pipelineVars: readonly PipelineVar[];
  readonly dnsRecords: readonly DnsRecord[];
  /** Heroku resources that no service declares. */
  readonly undeclared: readonly ResourceView[];
  /** US dollars a month; undefined if the program outputs none. */
  readonly monthlyCost: MonthlyCost | undefined;
  readonly parity: ParityView;
}

/** By service. */
interface MonthlyCost {
  readonly services: Readonly<Record<string, number>>;
  /** The cost of each review app while it exists. */
  readonly reviewApps?: Readonly<Record<string, number>> | undefined;
}

/** A service with its declaration. */
export interface ServiceView extends ResourceView {
  readonly declared: DeclaredFacts;
}

/** A resource. */
export interface ResourceView {
  readonly urn: string;
  /** Name of the resource in the program, such as `catalog-postgres`. */
  readonly name: string;
  /** The service that it belongs to; undefined if no service declares it. */
  readonly service: string | undefined;
}

/** A resource of an app; the app is its URN, undefined where the app is not in this stack. */
export interface AppResourceView extends ResourceView {
  readonly app: string | undefined;
}

// A property that is undefined is absent, or not known before the `up`.

export interface App extends ResourceView {
  readonly appName: string | undefined;
  /** Name of the team that owns it. */
  readonly team: string | undefined;
  readonly acm: boolean;
  readonly stack: string | undefined;
  readonly space: string | undefined;
  readonly buildpacks: readonly string[];
  readonly isProtected: boolean;
}

export interface Process extends AppResourceView {
  readonly type: string | undefined;
  readonly quantity: number | undefined;
  /** As Heroku writes it, such as `Standard-1X`. */
  readonly size: string | undefined;
}

export interface Addon extends AppResourceView {
  /** Slug of the add-on service, such as `heroku-postgresql`. */
  readonly slug: string;
  /** Plan without the slug; undefined where only the service is named. */
  readonly plan: string | undefined;
  /** The version that is asked for; undefined where Heroku chooses. */
  readonly version: string | undefined;
  readonly isProtected: boolean;
  /** What its service declares of it. */
  readonly declared: DeclaredFacts["addons"][number] | undefined;
}

interface Attachment extends AppResourceView {
  /** URN of the add-on, where it is one of this stack. */
  readonly addon: string | undefined;
}

export interface ConfigVar extends AppResourceView {
  readonly key: string;
  /** Whether it is blank, which apps treat as not set. */
  readonly isBlank: boolean;
  /** Whether it is encrypted. */
  readonly isSensitive: boolean;
  /** The kind of secret that a plain value looks like, such as `a private key`. */
  readonly suspicion: string | undefined;
  /** Other environments that have the same value, out of `comparedWith`. */
  readonly sameIn: readonly string[];
  /** Other environments that recorded a fingerprint for it. */
  readonly comparedWith: readonly string[];
  /** What its value means. */
  readonly meaning: ValueMeaning;
  /** The data store outside Heroku that it points to. */
  readonly store: OutsideStore | undefined;
}

/** A backup schedule. */
interface Schedule extends ResourceView {
  /** URN of the database. */
  readonly addon: string | undefined;
}

export interface Domain extends AppResourceView {
  readonly hostname: string | undefined;
  /** Whether an SNI endpoint with your own certificate is set. */
  readonly hasCertificate: boolean;
}

interface Drain extends AppResourceView {
  /** Such as `syslog+tls` or `https`. */
  readonly scheme: string | undefined;
  /** The kind of secret that its plain URL looks like. */
  readonly suspicion: string | undefined;
}

interface Webhook extends AppResourceView {
  /** Whether a secret signs its deliveries. */
  readonly isSigned: boolean;
  /** The kind of secret that its URL looks like. */
  readonly suspicion: string | undefined;
  /** The host of its URL, and why it is unusable, if known. */
  readonly receiver: { readonly host: string; readonly unusable: string | undefined } | undefined;
}

interface Coupling extends AppResourceView {
  readonly stage: string | undefined;
}

/** The review app settings of a pipeline. */
export interface ReviewConfig extends ResourceView {
  readonly destroysStale: boolean;
  readonly staleDays: number | undefined;
  readonly waitsForCi: boolean;
}

/** A config var of new review or test apps. */
export interface PipelineVar extends ResourceView {
  readonly stage: string | undefined;
  readonly key: string;
  readonly isSensitive: boolean;
  readonly suspicion: string | undefined;
  /** What its value means. */
  readonly meaning: ValueMeaning;
  /** Whether its value is a production secret. */
  readonly isOfProduction: boolean;
  /** Whether it has production's URL for this key, which this environment does not have. */
  readonly hasAddressOfProduction: boolean;
  /** The data store outside Heroku that it points to. */
  readonly store: OutsideStore | undefined;
  /** Whether its value is a secret of the service in this environment. */
  readonly isOfEnvironment: boolean;
}

/** A DNS record in Route 53. */
interface DnsRecord extends ResourceView {
  readonly hostname: string | undefined;
  readonly type: string | undefined;
  /** Whether it contains IP addresses instead of a host name. */
  readonly hasAddresses: boolean;
}

/** The recorded manifests. */
export interface ParityView {
  /** The manifest that this environment will record; undefined if the program exports none. */
  readonly own: Manifest | undefined;
  /** The last manifest of this environment; undefined before the first `up`. */
  readonly before: Manifest | undefined;
  /** The last manifests of the others, by environment, or why one is missing. */
  readonly others: Readonly<Record<string, Recorded>>;
}

type Recorded =
  | {
      readonly kind: "recorded";
      readonly manifest: Manifest;
      /** US dollars a month by service; undefined where its `index.ts` exports none. */
      readonly costs?: Readonly<Record<string, number>> | undefined;
    }
  | { readonly kind: "never"; readonly reason: string }
  | { readonly kind: "unread"; readonly reason: string };
