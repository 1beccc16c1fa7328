import type { Resource } from "../view/resource.ts";

/** One estate that a rule judges. */
export interface Case {
  /** What is so. */
  readonly name: string;
  readonly resources: readonly Resource[];
  /** What the stack file sets for the rule. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What the rule says of it, exactly; nothing where it holds. */
  readonly messages: readonly string[];
}
