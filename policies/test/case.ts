import type { Resource } from "../view/resource.ts";

/** One estate that a rule checks. */
export interface Case {
  /** The condition. */
  readonly name: string;
  readonly resources: readonly Resource[];
  /** The rule's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The exact violations; empty if the rule holds. */
  readonly messages: readonly string[];
}
