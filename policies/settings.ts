import { z } from "zod";
import type { Level, Rule } from "./rule.ts";
import { below, findingsOf, shown } from "./setting-findings.ts";
import { readWaivers, type Waiver } from "./waivers.ts";

/** The content of `estate:policies` in one stack file. */
export interface PolicySettings {
  levelOf(rule: Rule): Level;
  /** Valid for the rule's own schema, but not parsed yet. */
  settingsOf(rule: Rule): unknown;
  readonly waivers: readonly Waiver[];
  /** Errors, one line each. If there are any, no waiver, level or setting applies. */
  readonly findings: readonly string[];
}

/** What the settings are read against. */
export interface SettingsSource {
  readonly rules: readonly Rule[];
  readonly environment: string;
  /** Names of the services that a waiver can name. */
  readonly services: readonly string[];
  /** The day of the run in UTC, as `2026-11-21`. */
  readonly today: string;
}

/** Reads `estate:policies`, strictly. */
export function readPolicySettings(raw: unknown, source: SettingsSource): PolicySettings {
  const place = `Pulumi.${source.environment}.yaml: estate:policies`;
  const given = raw ?? {};
  const parsed = Sections.safeParse(given);
  if (!parsed.success) {
    return { ...nothingSet, findings: findingsOf(place, parsed.error, given, Object.keys(Sections.shape)) };
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

const Sections = z.strictObject(
  { rules: z.unknown().optional(), waivers: z.unknown().optional() },
  { error: ({ code }) => (code === "invalid_type" ? "rules and waivers" : undefined) },
);

const AnyObject = z.record(z.string(), z.unknown());

const ruleLevel = z.enum(["advisory", "mandatory"]).optional();

/** The settings of one rule in the stack file. */
interface RuleSettings {
  readonly level: Level | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
}

interface RulesRead {
  readonly byRule: ReadonlyMap<string, RuleSettings>;
  readonly findings: readonly string[];
}

function readRules(place: string, raw: unknown, rules: readonly Rule[]): RulesRead {
  const byRule = new Map<string, RuleSettings>();
  const given = AnyObject.safeParse(raw ?? {});
  if (!given.success) {
    return { byRule, findings: [`${place}: expected levels and settings by rule name, got ${shown(raw)}`] };
  }
  const findings = Object.entries(given.data).flatMap(([name, ruleSettings]) => {
    const rule = rules.find((each) => each.name === name);
    if (rule === undefined) {
      return [`${below(place, name)}: expected the name of a rule, got an unknown one: see tandem policies`];
    }
    const read = readRule(`${place}.${name}`, ruleSettings, rule);
    if (read.settings !== undefined) byRule.set(name, read.settings);
    return read.findings;
  });
  return { byRule, findings };
}

function readRule(place: string, raw: unknown, rule: Rule): { settings?: RuleSettings; findings: string[] } {
  const names = ["level", ...Object.keys(rule.settings.shape)];
  const given = AnyObject.safeParse(raw);
  if (!given.success) return { findings: [`${place}: expected an object of ${names.join(", ")}, got ${shown(raw)}`] };
  const { level: rawLevel, ...settings } = given.data;
  const level = ruleLevel.safeParse(rawLevel);
  const checked = rule.settings.safeParse(settings);
  return {
    settings: { level: level.data, settings },
    findings: [
      ...(level.success ? [] : [`${place}.level: expected advisory or mandatory, got ${shown(rawLevel)}`]),
      ...(checked.success ? [] : findingsOf(place, checked.error, settings, names)),
    ],
  };
}
