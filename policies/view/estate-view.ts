import type { Manifest } from "../../parity/manifest.ts";
import type { DeclaredFacts } from "./declared-facts.ts";
import type { OutsideStore } from "./shared-stores.ts";
import type { ValueMeaning } from "./value-meaning.ts";

/** One environment as the rules see it: what will be there after the `up`. No value of a config var is in it. */
export interface EstateView {
  /** The day of the run in UTC, as `2026-11-21`. */
  readonly today: string;
  readonly environment: string;
  /** Every environment, the one that goes first at the beginning. */
  readonly environments: readonly string[];
  /** Name of the team that owns everything; undefined where the program tells none. */
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
  /** Heroku's objects that no service declares, whatever their kind. */
  readonly strays: readonly Thing[];
  /** US dollars a month; undefined where the program tells none. */
  readonly monthlyCost: MonthlyCost | undefined;
  readonly parity: ParityView;
}

/** By service. */
interface MonthlyCost {
  readonly services: Readonly<Record<string, number>>;
  /** Of each review app, for as long as it is there. */
  readonly reviewApps?: Readonly<Record<string, number>> | undefined;
}

/** A service, and what its declaration says. */
export interface ServiceView extends Thing {
  readonly declared: DeclaredFacts;
}

/** A resource. */
export interface Thing {
  readonly urn: string;
  /** Name of the resource in the program, such as `catalog-postgres`. */
  readonly name: string;
  /** The service that it belongs to; undefined where none declares it. */
  readonly service: string | undefined;
}

/** A thing of an app; the app is its URN, undefined where the app is not in this stack. */
export interface OfApp extends Thing {
  readonly app: string | undefined;
}

// A property that is undefined is absent, or not known before the `up`.

export interface App extends Thing {
  readonly appName: string | undefined;
  /** Name of the team that owns it. */
  readonly team: string | undefined;
  readonly acm: boolean;
  readonly stack: string | undefined;
  readonly space: string | undefined;
  readonly buildpacks: readonly string[];
  readonly isProtected: boolean;
}

export interface Process extends OfApp {
  readonly type: string | undefined;
  readonly quantity: number | undefined;
  /** As Heroku writes it, such as `Standard-1X`. */
  readonly size: string | undefined;
}

export interface Addon extends OfApp {
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

interface Attachment extends OfApp {
  /** URN of the add-on, where it is one of this stack. */
  readonly addon: string | undefined;
}

export interface ConfigVar extends OfApp {
  readonly key: string;
  /** Whether it is known to say nothing: an app takes it for one that is not there. */
  readonly isBlank: boolean;
  /** Whether it is kept encrypted. */
  readonly isSensitive: boolean;
  /** What a plain value looks like that should be a secret, such as `a private key`. */
  readonly suspicion: string | undefined;
  /** Other environments that have the same value, out of `comparedWith`. */
  readonly sameIn: readonly string[];
  /** Other environments that recorded what it can be compared with. */
  readonly comparedWith: readonly string[];
  /** What its value means. */
  readonly meaning: ValueMeaning;
  /** The data store outside Heroku that it leads to. */
  readonly store: OutsideStore | undefined;
}

/** A backup schedule. */
interface Schedule extends Thing {
  /** URN of the database. */
  readonly addon: string | undefined;
}

export interface Domain extends OfApp {
  readonly hostname: string | undefined;
  /** Whether a certificate of one's own is set. */
  readonly hasCertificate: boolean;
}

interface Drain extends OfApp {
  /** Such as `syslog+tls` or `https`. */
  readonly scheme: string | undefined;
  /** What its plain address looks like that should be a secret. */
  readonly suspicion: string | undefined;
}

interface Webhook extends OfApp {
  /** Whether deliveries can be told from forged ones. */
  readonly isSigned: boolean;
  /** What its address looks like that should be a secret. */
  readonly suspicion: string | undefined;
  /** The host that it leads to, and why it cannot be used, where that is known. */
  readonly receiver: { readonly host: string; readonly unusable: string | undefined } | undefined;
}

interface Coupling extends OfApp {
  readonly stage: string | undefined;
}

/** What a pipeline does with review apps. */
export interface ReviewConfig extends Thing {
  readonly destroysStale: boolean;
  readonly staleDays: number | undefined;
  readonly waitsForCi: boolean;
}

/** A config var that new review or test apps begin with. */
export interface PipelineVar extends Thing {
  readonly stage: string | undefined;
  readonly key: string;
  readonly isSensitive: boolean;
  readonly suspicion: string | undefined;
  /** What its value means. */
  readonly meaning: ValueMeaning;
  /** Whether it is the value of a secret of production's. */
  readonly isOfProduction: boolean;
  /** Whether it has an address that production has under this key, and this environment has not. */
  readonly hasAddressOfProduction: boolean;
  /** The data store outside Heroku that it leads to. */
  readonly store: OutsideStore | undefined;
  /** Whether it is the value of a secret that the service has in this environment. */
  readonly isOfEnvironment: boolean;
}

/** A DNS record in Route 53. */
interface DnsRecord extends Thing {
  readonly hostname: string | undefined;
  readonly type: string | undefined;
  /** Whether it names addresses, and not a host. */
  readonly hasAddresses: boolean;
}

/** What is known of the other environments. */
export interface ParityView {
  /** What this environment will record; undefined where the program exports none. */
  readonly own: Manifest | undefined;
  /** What this environment recorded last; undefined before the first `up`. */
  readonly before: Manifest | undefined;
  /** What the others recorded last, by environment, or why that is not known. */
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
