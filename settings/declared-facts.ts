import { entriesIn } from "../kinds/only-in.ts";
import { varsSetBy } from "./attachment.ts";
import type { ConfigVar, Environment, Reason, ServiceDeclaration } from "./declare.ts";
import { differencesDeclared } from "./difference.ts";
import { exceptionsIn, reasonShared, type VarTraits } from "./exceptions.ts";
import { reviewAppPlans } from "./monthly-cost.ts";
import type { AddonSettings, ServiceSettings } from "./settings.ts";

/**
 * What policies see of a service's declaration in one environment, beside its resources. Nothing of it is secret, and nothing is
 * unknown before an `up`. What is not declared is null. The policies' own schema describes each part.
 */
export function declaredFacts(settings: ServiceSettings, environment: Environment) {
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

function configFacts(key: string, variable: ConfigVar) {
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

const addonFacts = ({ slot, addon: { vendor, backup, as, cacheOnly }, unprotected }: AddonSettings) => ({
  slot,
  service: vendor.service,
  purpose: cacheOnly === undefined ? vendor.purpose : "cache",
  setsKeys: varsSetBy({ vendor, ...(as !== undefined && { as }) }),
  holdsData: backup !== undefined,
  backup: backup ?? null,
  cacheOnly: cacheOnly ?? null,
  unprotected: unprotected ?? null,
});

function reviewAppFacts(settings: ServiceSettings) {
  const { reviewApps } = settings.declaration;
  if (reviewApps === undefined) return null;
  const { repository, staleDays, waitForCi, automatic, size, postdeploy } = reviewApps;
  const plans = reviewAppPlans(settings);
  return { repository, staleDays, waitForCi, automatic, size, plans, postdeploy: postdeploy ?? null };
}

/** What policies see of a service's exceptions in one environment. */
function exceptionFacts(service: ServiceDeclaration, environment: Environment) {
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
