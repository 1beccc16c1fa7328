import type { Step } from "../../engine/engine.ts";
import { app } from "../../kinds/app.ts";
import { isOf, kindOf, partOf } from "../../kinds/kinds.ts";
import { process, resizes, stops } from "../../kinds/process.ts";
import type { PlannedChange } from "../../kinds/restart.ts";
import { formerNames } from "../../settings/former-names.ts";
import type { EstateSettings, ProcessSettings, ServiceSettings } from "../../settings/settings.ts";
import type { Change, Restart } from "../report/report.ts";
import type { LiveApp } from "./live-apps.ts";

/**
 * Which dynos restart by the changes: all of an app when its config vars change, also by what an add-on sets, and those of a
 * process type whose size changes. More or fewer dynos of the same size leave the others running, and no dyno is none to restart.
 * For an app that could not be read, this uses what the engine has `read`.
 */
export function restartsOf(
  changes: readonly Change[],
  { services }: Pick<EstateSettings, "services">,
  live: ReadonlyMap<string, LiveApp> = new Map(),
  read: readonly Step[] = [],
): Restart[] {
  return services.flatMap((settings) => {
    const { name } = settings.declaration;
    const own = changes.filter(({ service }) => service === name);
    const isNew = own.some(({ type, operation }) => isOf(app, { type }) && operation !== "update");
    return isNew ? [] : restartsOfApp(own, settings, { live: live.get(name), read });
  });
}

/** What is known of an app beside its changes. */
interface Known {
  readonly live: LiveApp | undefined;
  readonly read: readonly Step[];
}

function restartsOfApp(changes: readonly Change[], settings: ServiceSettings, { live, read }: Known): Restart[] {
  const owner = { service: settings.declaration.name, app: settings.appName };
  const running = runningTypes(changes, settings, { live, read });
  if (running.length === 0) return [];
  const because = changes.flatMap((change) => kindOf(change)?.restarts?.(planned(change), settings, live) ?? []);
  if (because.length > 0) return [{ ...owner, processes: running, because }];
  const resized = dynosIn(changes).filter((change) => resizes(change, settings, live));
  const types = running.filter((type) => resized.some(({ part }) => part === type));
  return types.length === 0 ? [] : [{ ...owner, processes: types, because: [{ code: "dyno size" }] }];
}

const planned = (change: Change): PlannedChange => ({ ...change, part: partOf(change) });

const dynosIn = (changes: readonly Change[]): PlannedChange[] =>
  changes.filter((change) => isOf(process, change)).map(planned);

/** Process types with dynos that the changes do not stop, in the order of the declaration. */
function runningTypes(changes: readonly Change[], settings: ServiceSettings, { live, read }: Known): string[] {
  const { processes } = settings;
  const declared = processes.map(({ type }) => type);
  const stopped = dynosIn(changes)
    .filter((change) => stops(change, settings))
    .map(({ part }) => part);
  const running =
    live === undefined
      ? processes.filter((each) => hasDynos(each, settings, { changes, read })).map(({ type }) => type)
      : [...declared.filter((type) => live.sizes.has(type)), ...live.sizes.keys()];
  return [...new Set(running)].filter((type) => !stopped.includes(type));
}

/**
 * Whether a process type has dynos now, by what an engine read first: for a review that may not ask Heroku itself. What the engine
 * did not read has what is recorded.
 */
function hasDynos(
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
