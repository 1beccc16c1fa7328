import { z } from "zod";
import type { Rule, Violation } from "./rule.ts";

/** Lets a rule be broken for a while, for a reason. */
export interface Waiver {
  readonly rule: string;
  /** The only service that it is for; the whole environment where absent. */
  readonly service: string | undefined;
  readonly reason: string;
  /** Its last day, as `2027-01-31` in UTC. */
  readonly until: string;
  /** Whether that day is over: it waives nothing any more. */
  readonly hasEnded: boolean;
}

interface Source {
  readonly rules: readonly Rule[];
  readonly services: readonly string[];
  readonly today: string;
}

/** Reads a list of waivers; one that says too little, or that would hold for more than a year, is refused. */
export function readWaivers(place: string, raw: unknown, source: Source): { waivers: Waiver[]; findings: string[] } {
  const listed = z.array(z.unknown()).safeParse(raw ?? []);
  if (!listed.success) return { waivers: [], findings: [`${place}: expected a list of waivers, got something else`] };
  const read = listed.data.map((each, index) => readWaiver(`${place}[${index}]`, each, source));
  return {
    waivers: read.flatMap(({ waiver }) => waiver ?? []),
    findings: read.flatMap(({ findings }) => findings),
  };
}

const keys = "rule, service, reason and until";

function readWaiver(
  place: string,
  raw: unknown,
  { rules, services, today }: Source,
): { waiver?: Waiver; findings: string[] } {
  const fields = z.record(z.string(), z.unknown()).safeParse(raw);
  if (!fields.success) return { findings: [`${place}: expected ${keys}, got something else`] };
  const { rule, service, reason, until, ...unknown } = fields.data;
  const isRule = rules.some(({ name }) => name === rule);
  const isService = service === undefined || services.some((name) => name === service);
  const isReason = typeof reason === "string" && reason.trim().length >= 10;
  const isDay = typeof until === "string" && z.iso.date().safeParse(until).success && until <= aYearFrom(today);
  const findings = [
    ...Object.keys(unknown).map((key) => `${place}.${key}: expected ${keys}, got an unknown key: remove it`),
    ...(isRule
      ? []
      : [`${place}.rule: expected the name of a rule, got ${shownText(rule)}: tandem policies lists them`]),
    ...(isService
      ? []
      : [`${place}.service: expected ${services.join(", ") || "no service"}, got ${shownText(service)}`]),
    ...(isReason ? [] : [`${place}.reason: expected why, in ten letters or more, got ${shownText(reason)}`]),
    ...(isDay
      ? []
      : [
          `${place}.until: expected a day within a year, in quotes, such as "${aYearFrom(today)}", got ${shownText(until)}`,
        ]),
  ];
  if (findings.length > 0 || typeof rule !== "string" || !isReason || !isDay) return { findings };
  const waiver = { rule, service: typeof service === "string" ? service : undefined, reason, until };
  return { waiver: { ...waiver, hasEnded: until < today }, findings };
}

function aYearFrom(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}

function shownText(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  return typeof value === "string" ? JSON.stringify(value).slice(0, 60) : `a ${typeof value}`;
}

/** The waiver that lets a violation be, if one does. */
export const waiverFor = (
  waivers: readonly Waiver[],
  { name }: Pick<Rule, "name">,
  { service }: Violation,
): Waiver | undefined =>
  waivers.find(
    (waiver) =>
      !waiver.hasEnded && waiver.rule === name && (waiver.service === undefined || waiver.service === service),
  );
