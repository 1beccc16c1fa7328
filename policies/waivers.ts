import { z } from "zod";
import type { Rule, Violation } from "./rule.ts";
import { below, findingsOf, shown } from "./setting-findings.ts";

/** Suspends a rule until a date, with a reason. */
export interface Waiver {
  readonly rule: string;
  /** The service that it applies to; the whole environment if absent. */
  readonly service: string | undefined;
  /** In one line. */
  readonly reason: string;
  /** Its last day, as `2027-01-31` in UTC. */
  readonly until: string;
  /** Whether that day has passed, so that the waiver has no effect. */
  readonly hasEnded: boolean;
}

interface Source {
  readonly rules: readonly Rule[];
  readonly services: readonly string[];
  readonly today: string;
}

/** Reads a list of waivers; an incomplete one, or one that ends more than a year from now, is an error. */
export function readWaivers(place: string, raw: unknown, source: Source): { waivers: Waiver[]; findings: string[] } {
  const given = raw ?? [];
  if (!Array.isArray(given))
    return { waivers: [], findings: [`${place}: expected a list of waivers, got ${shown(raw)}`] };
  const schema = waiverSchema(source);
  const waivers: Waiver[] = [];
  const findings = given.flatMap((each: unknown, index) => {
    const read = schema.safeParse(each);
    if (!read.success) return findingsOf(below(place, index), read.error, each, Object.keys(schema.shape));
    const { rule, service, reason, until } = read.data;
    waivers.push({
      rule,
      service,
      reason: reason.trim().replaceAll(/\s+/g, " "),
      until,
      hasEnded: until < source.today,
    });
    return [];
  });
  return { waivers, findings };
}

function waiverSchema({ rules, services, today }: Source) {
  const latest = aYearFrom(today);
  const rule = "the name of a rule, as listed by tandem policies";
  const service = `the name of a service: ${services.join(", ") || "none declared"}`;
  const reason = "a reason of at least ten letters";
  const until = `a quoted date, "${latest}" or earlier`;
  return z.strictObject(
    {
      rule: z.string(rule).refine((name) => rules.some((each) => each.name === name), rule),
      service: z
        .string(service)
        .refine((name) => services.includes(name), service)
        .optional(),
      reason: z.string(reason).refine((text) => text.trim().length >= 10, reason),
      until: z.string(until).refine((day) => z.iso.date().safeParse(day).success && day <= latest, until),
    },
    { error: ({ code }) => (code === "invalid_type" ? "an object of rule, service, reason, until" : undefined) },
  );
}

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
