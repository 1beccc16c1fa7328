import { z } from "zod";
import { defineRule, type Rule, type Violation } from "../rule.ts";

const count = "a whole number, 0 or more";

/** A rule with two settings that returns the given violations. */
export const sampleRule = (name: string, found: readonly Violation[] = [], level: Rule["level"] = "mandatory"): Rule =>
  defineRule({
    name,
    holds: "It holds.",
    why: "It must.",
    severity: "low",
    level,
    remedy: "Make it so.",
    rows: [1],
    settings: {
      /** How many violations are allowed. */
      spare: z.int(count).min(0, count).default(0),
      marks: z.array(z.string("a mark"), "a list of marks").default([]),
    },
    check: (_, { spare }) => found.slice(spare),
  });
