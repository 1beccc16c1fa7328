import { z } from "zod";
import { thingOf } from "../kinds/only-in.ts";
import type { Addon, EstateDeclaration, ServiceDeclaration } from "./declare.ts";
import { type Finding, shown } from "./finding.ts";
import { formerNames } from "./former-names.ts";
import { findingUnless, indexFinding, isBlank, unknownName } from "./index-finding.ts";

const aReason = "a reason why it may be deleted";

/** What is wrong with `unprotected` of the estate, and with `unprotected` and `formerly` of services and add-ons. */
export function removalWordFindings({ environments, services, unprotected }: EstateDeclaration): Finding[] {
  const names = services.map(({ name }) => name);
  return [
    ...environmentFindings(environments, unprotected),
    ...services.flatMap((service) => wordsOf(`services.${service.name}`, service)),
    ...clashes(
      names,
      services.map((service) => ({ path: `services.${service.name}.formerly`, names: formerNames(service) })),
      "service",
    ),
    ...services.flatMap(addonsOf),
  ];
}

function environmentFindings(
  environments: readonly string[],
  unprotected: EstateDeclaration["unprotected"],
): Finding[] {
  if (unprotected === undefined) return [];
  if (typeof unprotected !== "object" || unprotected === null) {
    return [indexFinding("unprotected", 'environments with reasons, as { production: "why" }', shown(unprotected))];
  }
  return Object.entries(unprotected).flatMap(([environment, reason]) => {
    const path = `unprotected.${environment}`;
    if (!environments.includes(environment)) return [unknownName(path, environments, environment)];
    return isBlank(reason) ? [indexFinding(path, aReason, shown(reason))] : [];
  });
}

function addonsOf(service: ServiceDeclaration): Finding[] {
  const path = `services.${service.name}.addons`;
  const addons = Object.entries(service.addons ?? {}).map(([slot, addon]): [string, Addon] => [slot, thingOf(addon)]);
  return [
    ...addons.flatMap(([slot, addon]) => wordsOf(`${path}.${slot}`, addon)),
    ...clashes(
      addons.map(([slot]) => slot),
      addons.map(([slot, addon]) => ({ path: `${path}.${slot}.formerly`, names: formerNames(addon) })),
      "add-on",
    ),
  ];
}

const names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional();

function wordsOf(
  path: string,
  { unprotected, formerly }: Pick<Addon, "unprotected"> & { formerly?: unknown },
): Finding[] {
  const isReasoned = unprotected === undefined || !isBlank(unprotected);
  const isNamed = names.safeParse(formerly).success;
  return [
    ...findingUnless(isReasoned, `${path}.unprotected`, aReason, shown(unprotected)),
    ...findingUnless(isNamed, `${path}.formerly`, "the name that it had, or a list of them", shown(formerly)),
  ];
}

/** A former name that something has now, or that two claim: it is unknown which of them keeps the data. */
function clashes(
  current: readonly string[],
  claims: readonly { readonly path: string; readonly names: readonly string[] }[],
  what: string,
): Finding[] {
  const seen = new Set<string>();
  return claims.flatMap(({ path, names: former }) =>
    former.flatMap((name) => {
      const isTwice = seen.has(name);
      seen.add(name);
      if (current.includes(name)) return [indexFinding(path, `a name that no ${what} has now`, String(name))];
      return isTwice ? [indexFinding(path, `the former name of one ${what}`, `${name}, which another claims too`)] : [];
    }),
  );
}
