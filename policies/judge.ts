import { withNotice } from "../sdks/heroku/client/notice.ts";
import type { Level, Rule, Violation } from "./rule.ts";
import type { PolicySettings } from "./settings.ts";
import type { DeclaredFacts } from "./view/declared-facts.ts";
import type { EstateView } from "./view/estate-view.ts";
import { type Waiver, waiverFor } from "./waivers.ts";

/** What one rule found. */
interface Verdict {
  readonly rule: Rule;
  readonly level: Level;
  /** Without those that a waiver lets be. */
  readonly violations: readonly Violation[];
}

/** What all rules found in one environment. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** One line for each waiver (what it waives, or that it has expired or is unused), and for each level that is lowered. */
  readonly waivers: readonly string[];
  /** One line for each lasting exception of the declaration, with its notice. */
  readonly exceptions: readonly string[];
  /** What is wrong with `estate:policies`. */
  readonly findings: readonly string[];
}

/** Judges an environment by every rule. */
export function judge(view: EstateView, rules: readonly Rule[], settings: PolicySettings): Judgement {
  const used = new Map<Waiver, Violation[]>();
  const verdicts = rules.map((rule): Verdict => {
    const found = rule.check(view, settings.settingsOf(rule));
    const violations = found.filter((violation) => {
      const waiver = waiverFor(settings.waivers, rule, violation);
      if (waiver !== undefined) used.set(waiver, [...(used.get(waiver) ?? []), violation]);
      return waiver === undefined;
    });
    return { rule, level: settings.levelOf(rule), violations };
  });
  return {
    verdicts,
    waivers: [
      ...settings.waivers.flatMap((waiver) => linesOf(waiver, used.get(waiver) ?? [])),
      ...verdicts.flatMap(({ rule, level }) => lowered(rule, level)),
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

/** A lower level allows violations as a waiver does, and without an end. */
const lowered = ({ name, level: own }: Rule, level: Level): string[] =>
  own === "mandatory" && level === "advisory"
    ? [`${name}: advisory by the stack file, without an end: a waiver has a reason and a last day`]
    : [];
