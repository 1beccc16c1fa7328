import { stripVTControlCharacters } from "node:util";
import type { Difference, Verdict } from "../../../parity/difference.ts";
import { counted, type ParityReport, type ServiceParity, unhealthyIn } from "../../report/parity-report.ts";
import { count, countsOf } from "../words/units.ts";

/** `1 unhealthy, 2 unexplained, 1 declared, 9 allowed, 71 the same` */
export function summaryOf(services: readonly ServiceParity[]): string {
  const same = services.reduce((sum, service) => sum + service.same, 0);
  const unhealthy = services.flatMap(unhealthyIn).length;
  return [...countsOf({ unhealthy, ...counted(services) }), `${same} the same`].join(", ");
}

/** What it comes to, in a few words. */
export function verdictOf({ services }: ParityReport): string {
  const { unexplained, "not checked": unread } = counted(services);
  const ofHealth = countsOf({ unhealthy: services.flatMap(unhealthyIn).length });
  if (unexplained > 0) return [count(unexplained, "unexplained difference"), ...ofHealth].join(", ");
  const but = [...ofHealth, ...countsOf({ "not checked": unread })];
  if (but.length === 0) return "in parity";
  return `${unread > 0 ? "no unexplained difference" : "in parity"}, but ${but.join(", ")}`;
}

export const ofVerdict = ({ differences }: ServiceParity, verdict: Verdict): Difference[] =>
  differences.filter((difference) => difference.verdict === verdict);

/** In one line and without a terminal's colours, whatever text a name has. */
export const inOneLine = (text: string): string =>
  stripVTControlCharacters(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
