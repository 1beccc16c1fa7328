import { isOnlyIn } from "../kinds/only-in.ts";
import type {
  Addon,
  Broker,
  ConfigVar,
  Environment,
  Rebuilt,
  ServiceDeclaration,
  Sometimes,
  VendorBackup,
} from "./declare.ts";

/** What a service does otherwise than the policies ask of every service, for good. */
export interface DeclaredException {
  /** Such as `services.bot.exceptions.withoutWeb`. */
  readonly path: string;
  /** The one environment that it is for; absent where it is for all. */
  readonly environment?: Environment;
  /** In a few words, such as `no process web`. */
  readonly what: string;
  readonly reason: string;
}

/** Every exception of a service, in the order in which its words stand in the documentation. */
export function exceptionsDeclared(service: ServiceDeclaration): DeclaredException[] {
  const found = [
    ...ofExceptions(service),
    ...ofBroker(service.broker),
    ...each(service.config ?? {}, (key, variable: ConfigVar) => ofVariable(`config.${key}`, variable)),
    ...each(service.addons ?? {}, (slot, { cacheOnly }: Addon) =>
      cacheOnly === undefined ? [] : [{ path: `addons.${slot}`, what: "a cache only", reason: cacheOnly }],
    ),
  ];
  return found.map(({ path, ...rest }) => ({ path: `services.${service.name}.${path}`, ...rest }));
}

/** Those of one environment. */
export const exceptionsIn = (service: ServiceDeclaration, environment: Environment): DeclaredException[] =>
  exceptionsDeclared(service).filter((each) => each.environment === undefined || each.environment === environment);

function ofExceptions({ exceptions = {} }: ServiceDeclaration): DeclaredException[] {
  const { withoutWeb, withoutErrorTracker, withoutLogs, mayBeDown, mailSink, manyHosts, commonRuntime } = exceptions;
  const path = (word: string) => `exceptions.${word}`;
  return [
    ...declared(path("withoutWeb"), "no process web", withoutWeb),
    ...declared(path("withoutErrorTracker"), "no error tracker", withoutErrorTracker),
    ...declared(path("withoutLogs"), "no logs that are kept", withoutLogs),
    ...declared(path("mayBeDown"), "may be down", mayBeDown === undefined ? undefined : { production: mayBeDown }),
    ...declared(path("mailSink"), "mail is caught otherwise", mailSink),
    ...declared(path("manyHosts"), "no canonical host", manyHosts),
    ...declared(path("commonRuntime"), "restricted data outside a private space", commonRuntime),
    ...Object.entries(exceptions.onDemand ?? {}).flatMap(([type, reason]) =>
      declared(path(`onDemand.${type}`), "no dyno that runs all the time", reason),
    ),
    ...byEnvironment(exceptions.monthlyCost ?? {}).map(([environment, { dollars, reason }]) => ({
      path: path("monthlyCost"),
      environment,
      what: `up to $${dollars} a month`,
      reason,
    })),
  ];
}

type Reasons = string | Readonly<Partial<Record<Environment, string>>> | undefined;

function declared(path: string, what: string, reasons: Reasons): DeclaredException[] {
  if (reasons === undefined) return [];
  if (typeof reasons === "string") return [{ path, what, reason: reasons }];
  return byEnvironment(reasons).map(([environment, reason]) => ({ path, environment, what, reason }));
}

const byEnvironment = <T>(things: Readonly<Partial<Record<Environment, T>>>): [Environment, T][] =>
  (["development", "staging", "production"] as const).flatMap((environment): [Environment, T][] => {
    const thing = things[environment];
    return thing === undefined ? [] : [[environment, thing]];
  });

function ofBroker(broker: Broker | undefined): DeclaredException[] {
  if (typeof broker !== "object" || broker === null) return [];
  const what = broker.kind === "noJobs" ? "workers without jobs" : `jobs wait at ${broker.key}`;
  return [{ path: "broker", what, reason: broker.reason }];
}

function ofVariable(path: string, variable: ConfigVar): DeclaredException[] {
  const { shared, readOnly, store, public: open }: VarTraits = variable;
  return [
    ...declared(path, "no secret", open),
    ...declared(path, "one secret for all environments", shared),
    ...declared(path, "one store for all environments, only read", readOnly),
    ...declared(path, "a store outside Heroku", store?.how),
  ];
}

/** What a config var may say beside where its value comes from. */
export interface VarTraits {
  readonly kind: ConfigVar["kind"];
  readonly shared?: string;
  readonly readOnly?: string;
  readonly public?: string;
  readonly store?: VendorBackup | Rebuilt;
}

/** Why environments have the same secret; undefined where each has its own. */
export const reasonShared = (variable: ConfigVar): string | undefined =>
  variable.kind === "secret" ? (variable.shared ?? variable.readOnly) : undefined;

/** What `read` finds in each thing, for the one environment that has it. */
const each = <T extends object>(
  things: Readonly<Record<string, Sometimes<T>>>,
  read: (name: string, thing: T) => DeclaredException[],
): DeclaredException[] =>
  Object.entries(things).flatMap(([name, declared]) => {
    if (!isOnlyIn(declared)) return read(name, declared);
    return read(name, declared.thing).map((found) => ({ ...found, environment: declared.environment }));
  });
