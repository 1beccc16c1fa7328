import { z } from "zod";
import { entriesIn, thingOf } from "../kinds/only-in.ts";
import type { Autoscaler, Collaborator, Notice, ServiceDeclaration } from "./declare.ts";
import { type Finding, oneOf, pathOf } from "./finding.ts";
import { exactly } from "./knobs.ts";
import { checked } from "./schema-findings.ts";
import { StackFile } from "./stack-file.ts";
import type { StackInput } from "./stack-input.ts";

/** What of a service is ignored, for a reason: reviews show it apart, and an `up` leaves it as it is on Heroku. */
export interface IgnoreRule {
  readonly service: string;
  /** Such as `processes.web.quantity` or `config.LOG_LEVEL`; it covers all that is below it. */
  readonly path: string;
  readonly reason: string;
  /** Its last day in UTC, as `2027-01-31`; absent where the declaration says it for good. */
  readonly until?: string;
}

/** What is ignored in one environment, and what is wrong with `estate:review` of its stack file. */
export interface ReviewRules {
  readonly ignore: readonly IgnoreRule[];
  /** Mistakes; the rules that they are in have no effect. */
  readonly findings: readonly Finding[];
  /** Rules whose last day is over; they have no effect. */
  readonly expired: readonly Finding[];
}

const key = "estate:review";

/**
 * Reads `estate:review`, strictly, and adds what the declaration leaves to autoscalers. `services` are those that a rule can be of,
 * `today` the day in UTC.
 */
export function reviewRules(
  { stack, values, textOf }: Pick<StackInput, "stack" | "values" | "textOf">,
  { services, today }: { services: readonly ServiceDeclaration[]; today: string },
): ReviewRules {
  const text = values[key];
  const declared = services.flatMap((service) => autoscaledIn(stack, service));
  if (text === undefined) return { ignore: declared, findings: [], expired: [] };
  const file = `Pulumi.${stack}.yaml`;
  const result = checked(
    schemaFor(
      services.map(({ name }) => name),
      today,
    ),
    parsed(text),
    { file, key, others: {} },
  );
  if ("findings" in result) return { ignore: declared, findings: result.findings, expired: [] };
  const written = new StackFile(file, textOf(stack));
  const checks = result.value.ignore.map((rule, index) => {
    const at = (property: keyof IgnoreRule) => pathOf([key, "ignore", String(index), property]);
    const until = String(written.at([key, "ignore", index, "until"]) ?? rule.until);
    return {
      rule,
      expired: expired(rule, today, until).map((each) => ({ file, path: at("until"), ...each })),
      findings: misplaced(rule, services).map((each) => ({ file, path: at("path"), ...each })),
    };
  });
  const inForce = checks.filter((each) => each.findings.length + each.expired.length === 0);
  return {
    ignore: [...declared, ...inForce.map(({ rule }) => rule)],
    findings: checks.flatMap((each) => each.findings),
    expired: checks.flatMap((each) => each.expired),
  };
}

/** The number of dynos that an autoscaler owns, by its process type. */
function autoscaledIn(environment: string, { name, autoscaling }: ServiceDeclaration): IgnoreRule[] {
  return entriesIn<Autoscaler>(environment, autoscaling).map(([type, { owner }]) => ({
    service: name,
    path: `processes.${type}.quantity`,
    reason: `${owner} sets the number of dynos`,
  }));
}

/** A rule of a stack file: it has an end. */
type Limited = IgnoreRule & { readonly until: string };

/** What is wrong with a property of a rule. */
type Wrong = Pick<Finding, "expected" | "got" | "remedy">;

function expired({ until }: Limited, today: string, got: string): Wrong[] {
  if (until >= today) return [];
  return [{ expected: "a day that is not over", got, remedy: "remove the rule, or give it a later day" }];
}

/** A rule about something that does not exist has no effect, so it is a mistake. */
function misplaced({ service, path }: IgnoreRule, services: readonly ServiceDeclaration[]): Wrong[] {
  const declared = services.find(({ name }) => name === service);
  const expected = declared && placeExpected(declared, path);
  return expected === undefined ? [] : [{ expected, got: path }];
}

/** The rule by which a place of a service is ignored, if there is one. */
export const ruleFor = (
  rules: readonly IgnoreRule[],
  service: string | undefined,
  place: string,
): IgnoreRule | undefined =>
  rules.find((rule) => rule.service === service && (place === rule.path || place.startsWith(`${rule.path}.`)));

function schemaFor(services: readonly string[], today: string): z.ZodType<{ ignore: Limited[] }> {
  const service = `the name of a service: ${oneOf(services)}`;
  const aPath = "a place such as processes.web.quantity or config.LOG_LEVEL";
  const aReason = "a reason of at least ten letters";
  const latest = aYearFrom(today);
  const aDay = `a quoted date, "${latest}" or earlier`;
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

/** Places that every service may have, or that one declaration leads to, such as the records of a domain. */
const single = /^(app|pipeline|domain(-[a-z]+)*|review-apps(-[a-z]+)*)$/;

/** Why a rule's path is none of a service, as what was expected; undefined where it is one. */
function placeExpected(service: ServiceDeclaration, path: string): string | undefined {
  const [kind = "", ...rest] = path.split(".");
  if (single.test(kind)) return undefined;
  if (kind === "added") return addedExpected(rest);
  const places = placesOf(service);
  const names = places[kind];
  if (names === undefined) return `a place that begins with ${oneOf(["app", ...Object.keys(places)])}`;
  const own = rest.join(".");
  if (own === "" || names.some((name) => own === name || own.startsWith(`${name}.`))) return undefined;
  return names.length === 0
    ? `a service that has ${kind}`
    : `${kind}, then a dot and ${oneOf(names)}, of the service ${service.name}`;
}

/** Kinds of things that somebody may add by hand, as a review names their places: `added.config.API_KEY`. */
const addedKinds = [
  "config",
  "addons",
  "attachments",
  "domains",
  "drains",
  "webhooks",
  "access",
  "features",
  "buildpacks",
  "processes",
  "pipeline",
];

/** Nobody declared them, so that no name can be checked. */
const addedExpected = ([kind = "", ...name]: readonly string[]): string | undefined =>
  addedKinds.includes(kind) && (name.length > 0 || kind === "buildpacks")
    ? undefined
    : `added, then a dot and ${oneOf(addedKinds)}, then a dot and its name`;

/** What of a service has names, by the word that its places begin with. */
const placesOf = (service: ServiceDeclaration): Readonly<Record<string, readonly string[]>> => ({
  processes: service.processes,
  addons: Object.keys(service.addons ?? {}),
  backups: Object.keys(service.addons ?? {}),
  config: Object.keys(service.config ?? {}),
  drains: Object.keys(service.drains ?? {}),
  notices: (service.notices ?? []).map((notice) => thingOf<Notice>(notice).address),
  access: (service.access ?? []).map((person) => thingOf<Collaborator>(person).email),
});
