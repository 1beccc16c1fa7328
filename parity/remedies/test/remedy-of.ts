import { aspectOf, partAt } from "../../part.ts";
import { type Value, valueAt } from "../../value.ts";
import { remedyText } from "../../words/remedy-words.ts";
import { remedyFor } from "../remedy-for.ts";
import type { RemedySide } from "../side.ts";

export type Side = Partial<Pick<RemedySide, "live" | "declared" | "origins" | "addons">> & {
  brings?: readonly string[];
};

export const side = (
  environment: string,
  { live = {}, declared = {}, origins = {}, addons = [], brings = [] }: Side,
): RemedySide => ({
  environment,
  app: `shop-${environment}`,
  live: { app: "yes", ...live },
  declared,
  declares: (path) => brings.includes(path),
  origins,
  declaredApp: `shop-${environment}`,
  addons,
});

/** What is to be done about a fact of `shop`, as its environments have it, in words. */
export function remedy(path: string, staging: Side, production: Side, outcome?: "same" | "different"): string {
  const at = (environment: string, { live = {} }: Side) => {
    const own = live[path] === undefined ? undefined : valueAt(path, live[path]);
    const value: Value | undefined = outcome === undefined ? own : { kind: "compared", outcome };
    return { environment, ...(value !== undefined && { value }) };
  };
  const found = remedyFor(
    {
      service: "shop",
      aspect: aspectOf(path),
      path,
      part: partAt(path),
      values: [at("staging", staging), at("production", production)],
      reason: { code: "undeclared" },
    },
    [side("staging", staging), side("production", production)],
  );
  return remedyText(found);
}
