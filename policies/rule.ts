import { z } from "zod";
import type { EstateView } from "./view/estate-view.ts";

/** `mandatory` stops an `up` before its first write; `advisory` is only reported. */
export type Level = "advisory" | "mandatory";

/** The severity of a violation. */
type Severity = "low" | "medium" | "high" | "critical";

/** One violation of a rule. */
export interface Violation {
  /** The affected service, which a waiver can name; absent if the whole estate is affected. */
  readonly service?: string | undefined;
  /** The affected resource. */
  readonly urn?: string | undefined;
  /** Whether this violation is advisory although the rule is mandatory, because sound services may have a reason for it. */
  readonly isAdvisory?: boolean;
  /** One line: where, what was expected, what was found, what to do. Never a value of a config var. */
  readonly message: string;
}

/** A rule for every environment. */
export interface Rule {
  /** The name used in `estate:policies`. */
  readonly name: string;
  /** What must hold. */
  readonly holds: string;
  /** What goes wrong if it does not. */
  readonly why: string;
  readonly severity: Severity;
  /** The default level, which a stack file can change. */
  readonly level: Level;
  /** How to fix a violation. */
  readonly remedy: string;
  /** The rows of `docs/practices.md` that it implements. */
  readonly rows: readonly number[];
  /** The settings that a stack file can change, other than the level; every setting has a default. */
  readonly settings: z.ZodObject;
  /** Returns every violation; `settings` are parsed. */
  check(view: EstateView, settings: unknown): readonly Violation[];
}

/** Defines a rule by the shape of its settings, if it has any; `check` gets them parsed. */
export function defineRule<Shape extends z.ZodRawShape = Record<never, never>>(
  rule: Omit<Rule, "settings" | "check"> & {
    readonly settings?: Shape;
    check(view: EstateView, settings: z.infer<z.ZodObject<Shape>>): readonly Violation[];
  },
): Rule {
  const settings = z.strictObject({ ...rule.settings } as Shape);
  return { ...rule, settings, check: (view, given) => rule.check(view, settings.parse(given)) };
}

/** A violation of a resource, or of its config var `key`; `text` continues its message after "expected". */
export const violation = (
  { name, urn, service, key }: Pick<Violation, "urn" | "service"> & { readonly name: string; readonly key?: string },
  text: string,
  isAdvisory = false,
): Violation => ({
  service,
  urn,
  isAdvisory,
  message: `${key === undefined ? name : `${name}: ${key}`}: expected ${text}`,
});
