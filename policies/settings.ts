import { z } from "zod";
import type { Level, Rule } from "./rule.ts";
import { exactly, findingsOf } from "./setting-findings.ts";
import { type Waiver, type WaiverSource, waiverSchema } from "./waivers.ts";

/** The content of `estate:policies` in one stack file. */
export interface PolicySettings {
  levelOf(rule: Rule): Level;
  /** Valid for the rule's own schema. */
  settingsOf(rule: Rule): unknown;
  readonly waivers: readonly Waiver[];
  /** Errors, one line each. If there are any, no waiver, level or setting applies. */
  readonly findings: readonly string[];
}

/** What the settings are read against. */
export interface SettingsSource extends WaiverSource {
  readonly environment: string;
}

/** Reads `estate:policies`, strictly. */
export function readPolicySettings(raw: unknown, source: SettingsSource): PolicySettings {
  const given = raw ?? {};
  const { data, error } = sectionsSchema(source).safeParse(given);
  const place = `Pulumi.${source.environment}.yaml: estate:policies`;
  return {
    levelOf: ({ name, level }) => data?.rules?.[name]?.level ?? level,
    settingsOf({ name }) {
      const { level: _, ...settings } = data?.rules?.[name] ?? {};
      return settings;
    },
    waivers: data?.waivers ?? [],
    findings: error === undefined ? [] : findingsOf(place, error, given),
  };
}

function sectionsSchema(source: WaiverSource) {
  const rules = Object.fromEntries(source.rules.map((rule) => [rule.name, ruleSchema(rule).optional()]));
  const ofRules = "levels and settings by rule name";
  const otherRule = "the name of a rule, got an unknown one: see tandem policies";
  return exactly(
    {
      rules: exactly(rules, ofRules, otherRule).nullish(),
      waivers: z.array(waiverSchema(source), "a list of waivers").nullish(),
    },
    "rules and waivers",
  );
}

const level = z.enum(["advisory", "mandatory"], "advisory or mandatory").optional();

const ruleSchema = ({ settings }: Rule) => exactly({ level, ...settings.shape });
