import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Rule } from "../policies/rule.ts";
import { rules } from "../policies/rules/all.ts";

const page = new URL("../docs/policies.md", import.meta.url);
const begin = "<!-- rules: written by node scripts/policy-docs.ts -->\n";
const end = "<!-- end of rules -->";

/** `docs/policies.md` with the rules as they are. */
export function policyDocs(): string {
  const text = readFileSync(page, "utf8");
  const [before] = text.split(begin);
  const [, after] = text.split(end);
  return `${before}${begin}\n${rules.map(sectionOf).join("\n")}\n${end}${after}`;
}

function sectionOf({ name, holds, why, remedy, severity, level, rows, settings }: Rule): string {
  const served = rows.length === 1 ? "practice" : "practices";
  return [
    `### ${name}`,
    "",
    `${holds} ${why}`,
    "",
    `${remedy} *${level}, ${severity}; ${served} ${rows.join(", ")}.*`,
    ...settingsOf(settings),
    "",
  ].join("\n");
}

function settingsOf(settings: z.ZodObject): string[] {
  const defaults: Record<string, unknown> = settings.parse({});
  const lines = Object.entries(settings.shape).map(([key, schema]) => {
    const description = schema instanceof z.ZodType ? (schema.description ?? "") : "";
    return `- \`${key}\`: ${description} Default \`${JSON.stringify(defaults[key])}\`.`;
  });
  return lines.length === 0 ? [] : ["", ...lines];
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, policyDocs());
