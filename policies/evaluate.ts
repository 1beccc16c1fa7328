import { withNotice } from "../sdks/heroku/client/notice.ts";
import type { Level, Rule, Violation } from "./rule.ts";
import type { PolicySettings } from "./settings.ts";
import type { DeclaredFacts } from "./view/declared-facts.ts";
import type { EstateView } from "./view/estate-view.ts";
import { type Waiver, waiverFor } from "./waivers.ts";

/** The result of one rule. */
interface RuleResult {
  readonly rule: Rule;
  readonly level: Level;
  /** Without waived ones. */
  readonly violations: readonly Violation[];
}

/** The results of all rules for one environment. */
export interface Evaluation {
  readonly results: readonly RuleResult[];
  /** One line for each waiver (its violation, or that it is expired or unused), and for each lowered level. */
  readonly waivers: readonly string[];
  /** One line for each exception of the declaration, with its notice. */
  readonly exceptions: readonly string[];
  /** The errors in `estate:policies`. */
  readonly findings: readonly string[];
}

/** Evaluates every rule for one environment. */
export function evaluate(view: EstateView, rules: readonly Rule[], settings: PolicySettings): Evaluation {
  const used = new Map<Waiver, Violation[]>();
  const results = rules.map((rule): RuleResult => {
    const found = rule.check(view, settings.settingsOf(rule));
    const violations = found.filter((violation) => {
      const waiver = waiverFor(settings.waivers, rule, violation);
      if (waiver !== undefined) used.set(waiver, [...(used.get(waiver) ?? []), violation]);
      return waiver === undefined;
    });
    return { rule, level: settings.levelOf(rule), violations };
  });
  return {
    results,
    waivers: [
      ...settings.waivers.flatMap((waiver) => linesOf(waiver, used.get(waiver) ?? [])),
      ...results.flatMap(({ rule, level }) => lowered(rule, level)),
    ],
    exceptions: view.services.flatMap(({ declared }) => declared.exceptions.listed.map(exceptionLine)),
    findings: settings.findings,
  };
}

function exceptionLine({ path, what, ...declared }: DeclaredFacts["exceptions"]["listed"][number]): string {
  const place = path.replace(/^services\./, "");
  const reason = declared.reason.trim().replaceAll(/\s+/g, " ");
  return withNotice(`${place}: ${what}: ${reason}`, { code: "exception", place, what, reason });
}

function linesOf(waiver: Waiver, waived: readonly Violation[]): string[] {
  const what = [waiver.rule, waiver.service].filter((part) => part !== undefined).join(" of ");
  if (waiver.hasEnded) return [`${what}: the waiver expired on ${waiver.until}: remove it`];
  if (waived.length === 0) return [`${what}: the waiver until ${waiver.until} is unused: remove it`];
  return waived.map(({ message }) => `${what}: waived until ${waiver.until} (${waiver.reason}): ${message}`);
}

/** A lower level allows violations like a waiver, but without an end date. */
const lowered = ({ name, level: own }: Rule, level: Level): string[] =>
  own === "mandatory" && level === "advisory"
    ? [
        `${name}: lowered to advisory in the stack file, without an end date: prefer a waiver with a reason and an end date`,
      ]
    : [];
