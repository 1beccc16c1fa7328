import { stripVTControlCharacters } from "node:util";
import { type Difference, Verdict } from "../../../parity/difference.ts";
import { counted, type ParityReport, type ServiceParity, unhealthyIn } from "../../report/parity-report.ts";
import { count } from "../words/units.ts";

/** `1 unhealthy, 2 unexplained, 1 declared, 9 allowed, 71 the same` */
export function summaryOf(services: readonly ServiceParity[]): string {
  const counts = counted(services);
  const same = services.reduce((sum, service) => sum + service.same, 0);
  const told = Verdict.options
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdict}`);
  const unhealthy = services.flatMap(unhealthyIn).length;
  return [...(unhealthy > 0 ? [`${unhealthy} unhealthy`] : []), ...told, `${same} the same`].join(", ");
}

/** What it comes to, in a few words. */
export function verdictOf({ services }: ParityReport): string {
  const { unexplained, "not checked": unread } = counted(services);
  const unhealthy = services.flatMap(unhealthyIn).length;
  const ofHealth = unhealthy === 0 ? [] : [`${unhealthy} unhealthy`];
  if (unexplained > 0) return [count(unexplained, "unexplained difference"), ...ofHealth].join(", ");
  const but = [...ofHealth, ...(unread > 0 ? [`${unread} not checked`] : [])];
  if (but.length === 0) return "in parity";
  return `${unread > 0 ? "no unexplained difference" : "in parity"}, but ${but.join(", ")}`;
}

export const ofVerdict = ({ differences }: ServiceParity, verdict: Verdict): Difference[] =>
  differences.filter((difference) => difference.verdict === verdict);

/** In one line and without a terminal's colours, whatever text a name has. */
export const inOneLine = (text: string): string =>
  stripVTControlCharacters(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
