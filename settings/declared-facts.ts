import { entriesIn } from "../kinds/only-in.ts";
import { varsSetBy } from "./attachment.ts";
import type {
  Backup,
  ConfigVar,
  DataClass,
  Environment,
  MonthlyCap,
  Reason,
  Release,
  ServiceDeclaration,
  Vendor,
} from "./declare.ts";
import { type Difference, differencesDeclared } from "./difference.ts";
import { type DeclaredException, exceptionsIn, reasonShared, type VarTraits } from "./exceptions.ts";
import { reviewAppPlans } from "./monthly-cost.ts";
import type { AddonSettings, ServiceSettings } from "./settings.ts";

/**
 * What policies see of a service's declaration in one environment, beside its resources. Nothing of it is secret, and nothing is
 * unknown before an `up`.
 */
export interface DeclaredFacts {
  readonly name: string;
  readonly appName: string;
  /** Null where Heroku chooses. */
  readonly stack: string | null;
  readonly release: Release;
  readonly dataClass: DataClass;
  readonly space: string | null;
  readonly uploads: boolean;
  /** The add-on in which jobs wait, by its slot; null where there is none. */
  readonly broker: string | null;
  /** What the service does otherwise than policies ask, for good. */
  readonly exceptions: ExceptionFacts;
  readonly processes: readonly string[];
  /** Process types whose number of dynos an autoscaler sets. */
  readonly autoscaled: readonly string[];
  readonly addons: readonly AddonFacts[];
  /** The config vars of this environment, without their values. */
  readonly config: readonly ConfigFacts[];
  readonly domain: DomainFacts | null;
  /** Addresses that hear of releases. */
  readonly notices: readonly string[];
  /** Permissions by account. */
  readonly access: Readonly<Record<string, readonly string[]>>;
  readonly reviewApps: ReviewAppFacts | null;
  /** What one environment has and the others do not, with the reasons. */
  readonly differences: readonly Difference[];
  /** Why the whole service may be deleted; null where production protects it. */
  readonly unprotected: string | null;
}

/** One add-on of this environment. */
interface AddonFacts {
  readonly slot: string;
  /** Its slug on Heroku. */
  readonly service: string;
  readonly purpose: Vendor["purpose"];
  readonly setsKeys: readonly string[];
  readonly holdsData: boolean;
  readonly backup: Backup | null;
  /** What it holds copies of, so that it may forget everything. */
  readonly cacheOnly: string | null;
  /** Why it may be deleted; null where production protects it. */
  readonly unprotected: string | null;
}

/** One config var. */
interface ConfigFacts {
  readonly key: string;
  readonly kind: ConfigVar["kind"];
  /** Why environments share it. */
  readonly shared: string | null;
  /** Why it is no secret. */
  readonly public: string | null;
  /** Why environments may have one store. */
  readonly readOnly: string | null;
  /** What keeps the data of the store outside Heroku whose address it is. */
  readonly store: Backup | null;
}

/** The host name of this environment. */
interface DomainFacts {
  readonly hostname: string;
  readonly apex: string | null;
  readonly dns: "external" | "route53";
}

/** How review apps come and go. */
interface ReviewAppFacts {
  readonly repository: string;
  readonly staleDays: number;
  readonly waitForCi: boolean;
  readonly automatic: boolean;
  /** Size of the dynos. */
  readonly size: string;
  /** Plans in full by add-on. */
  readonly plans: Readonly<Record<string, string>>;
  /** What fills their database; null where nothing does. */
  readonly postdeploy: string | null;
}

/** What policies see of a service in one environment. */
export function declaredFacts(settings: ServiceSettings, environment: Environment): DeclaredFacts {
  const { declaration, appName, domain } = settings;
  const { name, stack, release, data, space, uploads, processes } = declaration;
  return {
    name,
    appName,
    stack: stack ?? null,
    release: release ?? { kind: "promotion" },
    dataClass: data ?? "internal",
    space: space ?? null,
    uploads: uploads ?? false,
    broker: brokerOf(settings),
    exceptions: exceptionFacts(declaration, environment),
    processes,
    autoscaled: entriesIn(environment, declaration.autoscaling).map(([type]) => type),
    addons: settings.addons.map(addonFacts),
    config: entriesIn<ConfigVar>(environment, declaration.config).map(([key, variable]) => configFacts(key, variable)),
    domain: domain ? { hostname: domain.hostname, apex: domain.apex ?? null, dns: domain.dns.kind } : null,
    notices: settings.notices.map(({ address }) => address),
    access: Object.fromEntries(settings.access.map(({ email, permissions }) => [email, permissions])),
    reviewApps: reviewAppFacts(settings),
    differences: differencesDeclared(declaration),
    unprotected: settings.unprotected ?? null,
  };
}

function configFacts(key: string, variable: ConfigVar): ConfigFacts {
  const { public: open, readOnly, store }: VarTraits = variable;
  return {
    key,
    kind: variable.kind,
    shared: reasonShared(variable) ?? null,
    public: open ?? null,
    readOnly: readOnly ?? null,
    store: store ?? null,
  };
}

/** As declared, or else the key-value store; a cache is none. */
function brokerOf({ declaration: { broker }, addons }: ServiceSettings): string | null {
  if (broker !== undefined) return typeof broker === "string" ? broker : null;
  const store = addons.find(
    ({ addon: { vendor, cacheOnly } }) =>
      ["key-value store", "broker"].includes(vendor.purpose) && cacheOnly === undefined,
  );
  return store?.slot ?? null;
}

const addonFacts = ({ slot, addon: { vendor, backup, as, cacheOnly }, unprotected }: AddonSettings): AddonFacts => ({
  slot,
  service: vendor.service,
  purpose: cacheOnly === undefined ? vendor.purpose : "cache",
  setsKeys: varsSetBy({ vendor, ...(as !== undefined && { as }) }),
  holdsData: backup !== undefined,
  backup: backup ?? null,
  cacheOnly: cacheOnly ?? null,
  unprotected: unprotected ?? null,
});

function reviewAppFacts(settings: ServiceSettings): ReviewAppFacts | null {
  const { reviewApps } = settings.declaration;
  if (reviewApps === undefined) return null;
  const { repository, staleDays, waitForCi, automatic, size, postdeploy } = reviewApps;
  const plans = reviewAppPlans(settings);
  return { repository, staleDays, waitForCi, automatic, size, plans, postdeploy: postdeploy ?? null };
}

/** The exceptions of one environment, for policies to honour. A reason is null where there is no exception. */
interface ExceptionFacts {
  readonly withoutWeb: string | null;
  readonly withoutErrorTracker: string | null;
  readonly withoutLogs: string | null;
  readonly mayBeDown: string | null;
  readonly mailSink: string | null;
  readonly manyHosts: string | null;
  /** Why restricted data may be outside a private space. */
  readonly commonRuntime: string | null;
  /** What starts a process type that has no running dyno. */
  readonly onDemand: Readonly<Record<string, string>>;
  readonly monthlyCost: Pick<MonthlyCap, "dollars" | "reason"> | null;
  /** Where jobs wait outside the add-ons, or why there are none. */
  readonly jobs:
    | { readonly kind: "queueAt"; readonly key: string; readonly reason: string }
    | { readonly kind: "noJobs"; readonly reason: string }
    | null;
  /** All of them, and those of add-ons and config vars, as reports list them. */
  readonly listed: readonly DeclaredException[];
}

/** What policies see of a service's exceptions in one environment. */
function exceptionFacts(service: ServiceDeclaration, environment: Environment): ExceptionFacts {
  const { exceptions = {}, broker } = service;
  const cap = exceptions.monthlyCost?.[environment];
  return {
    withoutWeb: exceptions.withoutWeb ?? null,
    withoutErrorTracker: reasonIn(environment, exceptions.withoutErrorTracker),
    withoutLogs: reasonIn(environment, exceptions.withoutLogs),
    mayBeDown: exceptions.mayBeDown ?? null,
    mailSink: exceptions.mailSink ?? null,
    manyHosts: reasonIn(environment, exceptions.manyHosts),
    commonRuntime: reasonIn(environment, exceptions.commonRuntime),
    onDemand: exceptions.onDemand ?? {},
    monthlyCost: cap === undefined ? null : { dollars: cap.dollars, reason: cap.reason },
    jobs: typeof broker === "object" ? broker : null,
    listed: exceptionsIn(service, environment),
  };
}

const reasonIn = (environment: Environment, reason: Reason | undefined): string | null =>
  (typeof reason === "string" ? reason : reason?.[environment]) ?? null;
