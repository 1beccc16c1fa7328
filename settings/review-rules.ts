import { z } from "zod";
import type { ServiceDeclaration } from "./declare.ts";
import { type Finding, oneOf, pathOf } from "./finding.ts";
import { exactly } from "./knobs.ts";
import { placeExpected } from "./review-places.ts";
import { checked } from "./schema-findings.ts";
import { StackFile } from "./stack-file.ts";
import type { StackInput } from "./stack-input.ts";

/** Lets drift of a service be for a while, for a reason. */
export interface IgnoreRule {
  readonly service: string;
  /** Such as `processes.web.quantity` or `config.LOG_LEVEL`; all that is below it is let be too. */
  readonly path: string;
  readonly reason: string;
  /** Its last day in UTC, as `2027-01-31`. */
  readonly until: string;
}

/** What `estate:review` of one stack file says, and what is wrong with it. A rule that has ended lets nothing be. */
export interface ReviewRules {
  readonly ignore: readonly IgnoreRule[];
  readonly findings: readonly Finding[];
}

const key = "estate:review";

/** Reads `estate:review`, strictly; `services` are those that a rule can be of, `today` the day in UTC. */
export function reviewRules(
  { stack, values, textOf }: Pick<StackInput, "stack" | "values" | "textOf">,
  { services, today }: { services: readonly ServiceDeclaration[]; today: string },
): ReviewRules {
  const text = values[key];
  if (text === undefined) return { ignore: [], findings: [] };
  const file = `Pulumi.${stack}.yaml`;
  const result = checked(
    schemaFor(
      services.map(({ name }) => name),
      today,
    ),
    parsed(text),
    { file, key, others: {} },
  );
  if ("findings" in result) return { ignore: [], findings: result.findings };
  const written = new StackFile(file, textOf(stack));
  const judged = result.value.ignore.map((rule, index) => {
    const place = [key, "ignore", String(index)];
    const until = String(written.at([key, "ignore", index, "until"]) ?? rule.until);
    return {
      rule,
      findings: [...ended(rule, today, until), ...misplaced(rule, services)].map(({ at, ...each }) => ({
        file,
        path: pathOf([...place, at]),
        ...each,
      })),
    };
  });
  return {
    ignore: judged.flatMap(({ rule, findings }) => (findings.length === 0 ? [rule] : [])),
    findings: judged.flatMap(({ findings }) => findings),
  };
}

/** What is wrong with a property of a rule. */
type Wrong = Pick<Finding, "expected" | "got" | "remedy"> & { readonly at: keyof IgnoreRule };

function ended({ until }: IgnoreRule, today: string, got: string): Wrong[] {
  if (until >= today) return [];
  return [
    { at: "until", expected: "a day that is not over", got, remedy: "take the rule out, or give it another day" },
  ];
}

/** A rule of nothing that is there would let nothing be, and nobody would notice. */
function misplaced({ service, path }: IgnoreRule, services: readonly ServiceDeclaration[]): Wrong[] {
  const declared = services.find(({ name }) => name === service);
  const expected = declared && placeExpected(declared, path);
  return expected === undefined ? [] : [{ at: "path", expected, got: path }];
}

/** The rule that lets a place of a service be, if one does. */
export const ruleFor = (
  rules: readonly IgnoreRule[],
  service: string | undefined,
  place: string,
): IgnoreRule | undefined =>
  rules.find((rule) => rule.service === service && (place === rule.path || place.startsWith(`${rule.path}.`)));

function schemaFor(services: readonly string[], today: string): z.ZodType<{ ignore: IgnoreRule[] }> {
  const service = `the name of a service: ${oneOf(services)}`;
  const aPath = "a place such as processes.web.quantity or config.LOG_LEVEL";
  const aReason = "the reason, in ten letters or more";
  const latest = aYearFrom(today);
  const aDay = `a day in quotes, "${latest}" or earlier`;
  const rule = exactly({
    service: z.string(service).refine((name) => services.includes(name), service),
    path: z.string(aPath).regex(/^[^\s.]+(\.[^\s.]+)*$/, aPath),
    reason: z
      .string(aReason)
      .transform((text) => text.trim().replaceAll(/\s+/g, " "))
      .refine((text) => text.length >= 10, aReason),
    until: z.string(aDay).refine((day) => z.iso.date().safeParse(day).success && day <= latest, aDay),
  });
  return exactly({ ignore: z.array(rule, "a list of rules") });
}

function aYearFrom(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
