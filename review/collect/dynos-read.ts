import type { Step } from "../../engine/engine.ts";
import { isOf } from "../../kinds/kinds.ts";
import { process } from "../../kinds/process.ts";
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
  const names = [declaration.name, ...formerNames(declaration)].map((service) => process.naming.of(service, type));
  const isIt = (each: Pick<Step, "type" | "name">) => isOf(process, each) && names.includes(each.name);
  const found = read.find(isIt);
  const change = changes.find(isIt);
  const due = change?.properties.filter(({ isDue }) => isDue).map(({ path }) => path) ?? [];
  // The first release starts one dyno of `web`, and none of any other type.
  if (due.includes("quantity")) return type === "web";
  if (found?.waits && due.length === 0) return false;
  const drifted = found?.changes.find(({ path }) => path === "quantity")?.shown?.after;
  const wished = change?.properties.find(({ path }) => path === "quantity")?.shown?.before;
  return Number(drifted ?? wished ?? quantity) > 0;
}
