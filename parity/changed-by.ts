import { configVars } from "../kinds/config-vars.ts";
import { isOf, kindOf } from "../kinds/kinds.ts";
import { aspectOf, partAt } from "./part.ts";

/** What the next `up` does to one object. */
export interface PlannedChange {
  readonly type: string;
  readonly service?: string | undefined;
  readonly operation: "create" | "update" | "replace" | "delete";
  readonly properties: readonly { readonly path: string }[];
  /** `drift`: it only takes a change by hand back. */
  readonly origin?: "drift" | "both" | undefined;
}

/** Whether a change of an object may change a fact of its service, as the files ask for. */
export function mayChange(change: PlannedChange, path: string): boolean {
  const { operation, properties, origin } = change;
  if (origin === "drift" || kindOf(change)?.aspects.includes(aspectOf(path)) !== true) return false;
  const { name: key } = partAt(path);
  const isOfKey = properties.some((each) => each.path === `vars.${key}` || each.path === `sensitiveVars.${key}`);
  return !isOf(configVars, change) || operation !== "update" || isOfKey;
}
