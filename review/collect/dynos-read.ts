import type { Step } from "../../engine/engine.ts";
import { nounOf } from "../../engine/noun.ts";
import { formerNames } from "../../settings/former-names.ts";
import type { ProcessSettings, ServiceSettings } from "../../settings/settings.ts";
import type { Change } from "../report/report.ts";

/**
 * Whether a process type has dynos now, by what an engine read first: for a review that may not ask Heroku itself. What the engine
 * did not read has what is recorded.
 */
export function hasDynos(
  { type, quantity }: ProcessSettings,
  { declaration }: Pick<ServiceSettings, "declaration">,
  { changes, read }: { readonly changes: readonly Change[]; readonly read: readonly Step[] },
): boolean {
  const names = [declaration.name, ...formerNames(declaration)].map((service) => `${service}-app-${type}`);
  const isOf = (each: Pick<Step, "type" | "name">) => nounOf(each.type) === "Formation" && names.includes(each.name);
  const found = read.find(isOf);
  const change = changes.find(isOf);
  const due = change?.properties.filter(({ isDue }) => isDue).map(({ path }) => path) ?? [];
  // The first release starts one dyno of `web`, and none of any other type.
  if (due.includes("quantity")) return type === "web";
  if (found?.waits && due.length === 0) return false;
  const drifted = found?.changes.find(({ path }) => path === "quantity")?.shown?.after;
  const wished = change?.properties.find(({ path }) => path === "quantity")?.shown?.before;
  return Number(drifted ?? wished ?? quantity) > 0;
}
