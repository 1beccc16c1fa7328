import type { Environment, MonthlyCap, Reason, ServiceDeclaration } from "./declare.ts";
import { type DeclaredException, exceptionsIn } from "./exceptions.ts";

/** The exceptions of one environment, for policies to honour. A reason is null where there is no exception. */
export interface ExceptionFacts {
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
export function exceptionFacts(service: ServiceDeclaration, environment: Environment): ExceptionFacts {
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
