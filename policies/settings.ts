import { z } from "zod";
import type { Level, Rule } from "./rule.ts";
import { readWaivers, type Waiver } from "./waivers.ts";

/** What `estate:policies` of one stack file says. */
export interface PolicySettings {
  levelOf(rule: Rule): Level;
  /** To be parsed by the rule's own schema, which takes it. */
  settingsOf(rule: Rule): unknown;
  readonly waivers: readonly Waiver[];
  /** What is wrong, one line each. Then nothing of it counts: no waiver, no level, no setting. */
  readonly findings: readonly string[];
}

/** Where the settings come from. */
export interface SettingsSource {
  readonly rules: readonly Rule[];
  readonly environment: string;
  /** Names of the services that a waiver can name. */
  readonly services: readonly string[];
  /** The day of the run, as `2026-11-21`. */
  readonly today: string;
}

/** Reads `estate:policies`, strictly. */
export function readPolicySettings(raw: unknown, source: SettingsSource): PolicySettings {
  const place = `Pulumi.${source.environment}.yaml: estate:policies`;
  const parsed = Sections.safeParse(raw ?? {});
  if (!parsed.success) {
    const findings = parsed.error.issues.map((issue) => findingOf(place, issue, "rules and waivers"));
    return { ...nothingSet, findings };
  }
  const { rules, waivers } = parsed.data;
  const set = readRules(`${place}.rules`, rules, source.rules);
  const read = readWaivers(`${place}.waivers`, waivers, source);
  const findings = [...set.findings, ...read.findings];
  if (findings.length > 0) return { ...nothingSet, findings };
  return {
    levelOf: ({ name, level }) => set.byRule.get(name)?.level ?? level,
    settingsOf: ({ name }) => set.byRule.get(name)?.settings ?? {},
    waivers: read.waivers,
    findings,
  };
}

const nothingSet: PolicySettings = {
  levelOf: ({ level }) => level,
  settingsOf: () => ({}),
  waivers: [],
  findings: [],
};

const Sections = z.strictObject({ rules: z.unknown().optional(), waivers: z.unknown().optional() });

const Level_ = z.enum(["advisory", "mandatory"]);

interface RuleSettings {
  readonly level: Level | undefined;
  readonly settings: Record<string, unknown>;
}

function readRules(
  place: string,
  raw: unknown,
  rules: readonly Rule[],
): { byRule: ReadonlyMap<string, RuleSettings>; findings: string[] } {
  const byRule = new Map<string, RuleSettings>();
  const parsed = z.record(z.string(), z.record(z.string(), z.unknown())).safeParse(raw ?? {});
  if (!parsed.success) return { byRule, findings: [`${place}: expected settings by the name of a rule, got others`] };
  const findings = Object.entries(parsed.data).flatMap(([name, { level, ...settings }]) => {
    const rule = rules.find((each) => each.name === name);
    if (rule === undefined) return [`${place}.${name}: expected the name of a rule, got an unknown one: ${see}`];
    const wanted = Level_.optional().safeParse(level);
    const checked = rule.settings.safeParse(settings);
    const names = ["level", ...Object.keys(rule.settings.shape)].join(", ");
    byRule.set(name, { level: wanted.data, settings });
    return [
      ...(wanted.success ? [] : [`${place}.${name}.level: expected advisory or mandatory, got ${shown(level)}`]),
      ...(checked.success ? [] : checked.error.issues.map((issue) => findingOf(`${place}.${name}`, issue, names))),
    ];
  });
  return { byRule, findings };
}

const see = "tandem policies lists them";

/** One line of what zod found; `names` are the keys that there are. */
export function findingOf(place: string, issue: z.core.$ZodIssue, names: string): string {
  if (issue.code === "unrecognized_keys") {
    return `${place}.${issue.keys.join(", ")}: expected one of ${names}, got an unknown key: remove it`;
  }
  const path = issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return `${place}${path}: expected ${issue.message.replace(/^Invalid input: expected /, "")}`.replaceAll(/\s+/g, " ");
}

/** A value of the file as a message shows it: short. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  return typeof value === "object" ? "an object" : JSON.stringify(value).slice(0, 60);
}
