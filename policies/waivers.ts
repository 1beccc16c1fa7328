import { z } from "zod";
import type { Rule, Violation } from "./rule.ts";
import { exactly } from "./setting-findings.ts";

/** What waivers are read against. */
export interface WaiverSource {
  readonly rules: readonly Rule[];
  /** Names of the services that a waiver can name. */
  readonly services: readonly string[];
  /** The day of the run in UTC, as `2026-11-21`. */
  readonly today: string;
}

/** The schema of a waiver, which suspends a rule until a date. One that ends more than a year from now is an error. */
export function waiverSchema({ rules, services, today }: WaiverSource) {
  const latest = aYearFrom(today);
  const rule = "the name of a rule, as listed by tandem policies";
  const service = `the name of a service: ${services.join(", ") || "none declared"}`;
  const reason = "a reason of at least ten letters";
  const until = `a quoted date, "${latest}" or earlier`;
  return exactly({
    rule: z.string(rule).refine((name) => rules.some((each) => each.name === name), rule),
    /** The service that it applies to; the whole environment if absent. */
    service: z
      .string(service)
      .refine((name) => services.includes(name), service)
      .optional(),
    reason: z
      .string(reason)
      .refine((text) => text.trim().length >= 10, reason)
      .transform((text) => text.trim().replaceAll(/\s+/g, " ")),
    /** Its last day, as `2027-01-31` in UTC. */
    until: z.string(until).refine((day) => z.iso.date().safeParse(day).success && day <= latest, until),
    // Whether its last day has passed, so that the waiver has no effect.
  }).transform((waiver) => ({ ...waiver, hasEnded: waiver.until < today }));
}
export type Waiver = z.infer<ReturnType<typeof waiverSchema>>;

function aYearFrom(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}

/** The waiver that covers a violation, if any. */
export const waiverFor = (
  waivers: readonly Waiver[],
  { name }: Pick<Rule, "name">,
  { service }: Violation,
): Waiver | undefined =>
  waivers.find(
    (waiver) =>
      !waiver.hasEnded && waiver.rule === name && (waiver.service === undefined || waiver.service === service),
  );
