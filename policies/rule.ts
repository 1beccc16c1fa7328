import type { z } from "zod";
import type { EstateView } from "./view/estate-view.ts";

/** `mandatory` stops an `up` before its first write; `advisory` is listed. */
export type Level = "advisory" | "mandatory";

/** How bad it is where a rule does not hold. */
export type Severity = "low" | "medium" | "high" | "critical";

/** One place where a rule does not hold. */
export interface Violation {
  /** The service concerned, which a waiver can name; absent where the whole estate is. */
  readonly service?: string | undefined;
  /** The resource concerned. */
  readonly urn?: string | undefined;
  /** Whether it is listed only, where the rule stops an `up` for others: ordinary services have reasons for it. */
  readonly isAdvised?: boolean;
  /** One line: where, what was expected, what was found, what to do. Never a value of a config var. */
  readonly message: string;
}

/** What must hold in every environment. */
export interface Rule {
  /** As people write it in `estate:policies`. */
  readonly name: string;
  /** What must hold, in one sentence. */
  readonly holds: string;
  /** What goes wrong where it does not. */
  readonly why: string;
  readonly severity: Severity;
  /** Unless the stack file says otherwise. */
  readonly level: Level;
  /** What to write, and where. */
  readonly remedy: string;
  /** Rows of `docs/practices.md` that it makes true. */
  readonly rows: readonly number[];
  /** What a stack file may set for the rule, beside its level; every setting has a default. */
  readonly settings: z.ZodObject;
  /** Every place where it does not hold; `settings` are parsed. */
  check(view: EstateView, settings: unknown): readonly Violation[];
}

/** Defines a rule; `check` gets its settings typed. */
export const defineRule = <Settings extends z.ZodObject>(
  rule: Omit<Rule, "settings" | "check"> & {
    readonly settings: Settings;
    check(view: EstateView, settings: z.infer<Settings>): readonly Violation[];
  },
): Rule => ({ ...rule, check: (view, settings) => rule.check(view, rule.settings.parse(settings)) });
