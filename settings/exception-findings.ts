import { entriesIn, thingOf } from "../kinds/only-in.ts";
import type { Addon, ConfigVar, Environment, LogDrain, ServiceDeclaration } from "./declare.ts";
import { exceptionsDeclared, exceptionsIn, type VarTraits } from "./exceptions.ts";
import { allOf, type Finding, oneOf, shown } from "./finding.ts";
import { findingUnless, indexFinding, isBlank, unknownName } from "./index-finding.ts";
import { didYouMean } from "./nearest-name.ts";

/** Exceptions without a reason, of an environment or a process that there is not, or of what the service has after all. */
export function exceptionFindings(service: ServiceDeclaration, environments: readonly Environment[]): Finding[] {
  return [
    ...exceptionsDeclared(service).flatMap(({ path, environment, reason }) => {
      if (isBlank(reason)) return [indexFinding(path, "a reason, which every report shows", shown(reason))];
      const isThere = environment === undefined || environments.includes(environment);
      return isThere ? [] : [unknownName(path, environments, environment)];
    }),
    ...processFindings(service),
    ...runtimeFindings(service),
    ...environments.flatMap((environment) => needlessFindings(service, environment)),
    ...storeFindings(service),
  ];
}

function processFindings({ name, processes, autoscaling = {}, exceptions = {} }: ServiceDeclaration): Finding[] {
  const path = `services.${name}.exceptions`;
  const { withoutWeb, onDemand = {} } = exceptions;
  const hasWeb = withoutWeb !== undefined && processes.includes("web");
  return [
    ...findingUnless(!hasWeb, `${path}.withoutWeb`, "a service without a process web", allOf(processes)),
    ...Object.keys(onDemand).flatMap((type) => {
      const own = `${path}.onDemand.${type}`;
      if (!processes.includes(type)) {
        const finding = indexFinding(own, `a process type of the service: ${oneOf(processes)}`, type);
        return [{ ...finding, remedy: didYouMean(type, processes) }];
      }
      const isAlone = !Object.hasOwn(autoscaling, type);
      return findingUnless(isAlone, own, "a process type without an autoscaler", `${type}, which has one`);
    }),
  ];
}

function runtimeFindings({ name, data, space, exceptions = {} }: ServiceDeclaration): Finding[] {
  if (exceptions.commonRuntime === undefined) return [];
  const path = `services.${name}.exceptions.commonRuntime`;
  if (data !== "restricted") return [indexFinding(path, 'a service with data: "restricted"', shown(data))];
  return space === undefined ? [] : [indexFinding(path, "a service outside a private space", shown(space))];
}

/** What is excepted, and is there. */
function needlessFindings(service: ServiceDeclaration, environment: Environment): Finding[] {
  const addons = entriesIn<Addon>(environment, service.addons);
  const slotOf = (purpose: string) => addons.find(([, { vendor }]) => vendor.purpose === purpose)?.[0];
  const [drain] = entriesIn<LogDrain>(environment, service.drains).map(([name]) => name);
  const has: Readonly<Record<string, string | undefined>> = {
    withoutErrorTracker: slotOf("errors"),
    withoutLogs: slotOf("logs") ?? drain,
  };
  return exceptionsIn(service, environment).flatMap(({ path, what }) => {
    const owner = has[path.split(".").at(-1) ?? ""];
    return owner === undefined ? [] : [indexFinding(path, `${what} in ${environment}`, owner)];
  });
}

/** The compiler says it first, and programs run without it. */
const storeFindings = ({ name, config = {} }: ServiceDeclaration): Finding[] =>
  Object.entries(config).flatMap(([key, declared]) => {
    const { store, readOnly }: VarTraits = thingOf<ConfigVar>(declared);
    const isOne = store === undefined || readOnly === undefined;
    return findingUnless(isOne, `services.${name}.config.${key}`, "store or readOnly", "both");
  });
