import type { Step } from "../../engine/engine.ts";
import { nounOf } from "../../engine/noun.ts";
import { ownName } from "../../kinds/naming.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import type { RestartReason } from "../report/breakage.ts";
import type { Change, Restart } from "../report/report.ts";
import { hasDynos } from "./dynos-read.ts";
import type { LiveApp } from "./live-apps.ts";

/**
 * Which dynos restart by the changes: all of an app when its config vars change, also by what an add-on sets, and those of a
 * process type whose size changes. More or fewer dynos of the same size leave the others running, and no dyno is none to restart.
 * Of an app that could not be read, that goes by what an engine has `read`.
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
    const isNew = own.some(({ type, operation }) => nounOf(type) === "App" && operation !== "update");
    return isNew ? [] : restartsOfApp(own, settings, { live: live.get(name), read });
  });
}

/** What is known of an app beside its changes. */
interface Known {
  readonly live: LiveApp | undefined;
  readonly read: readonly Step[];
}

function restartsOfApp(changes: readonly Change[], settings: ServiceSettings, { live, read }: Known): Restart[] {
  const app = { service: settings.declaration.name, app: settings.appName };
  const running = runningTypes(changes, settings, { live, read });
  if (running.length === 0) return [];
  const because = changes.flatMap((change) => configReason(change, settings, live));
  if (because.length > 0) return [{ ...app, processes: running, because }];
  const resized = changes.filter((change) => isResized(change, settings, live)).map(processOf);
  const types = running.filter((type) => resized.includes(type));
  return types.length === 0 ? [] : [{ ...app, processes: types, because: [{ code: "dyno size" }] }];
}

/** Process types with dynos that the changes do not stop, in the order of the declaration. */
function runningTypes(changes: readonly Change[], settings: ServiceSettings, { live, read }: Known): string[] {
  const { processes } = settings;
  const declared = processes.map(({ type }) => type);
  const stopped = changes.filter((change) => isStopped(change, processes)).map(processOf);
  const running =
    live === undefined
      ? processes.filter((process) => hasDynos(process, settings, { changes, read })).map(({ type }) => type)
      : [...declared.filter((type) => live.sizes.has(type)), ...live.sizes.keys()];
  return [...new Set(running)].filter((type) => !stopped.includes(type));
}

function isStopped(change: Change, processes: ServiceSettings["processes"]): boolean {
  if (nounOf(change.type) !== "Formation") return false;
  if (change.operation === "delete") return true;
  const declared = processes.find(({ type }) => type === processOf(change));
  return declared?.quantity === 0 && (change.operation === "create" || changed(change, "quantity") !== undefined);
}

/** Of a type that was not declared before, only Heroku tells the size. */
function isResized(change: Change, { processes }: ServiceSettings, live: LiveApp | undefined): boolean {
  if (nounOf(change.type) !== "Formation") return false;
  if (change.operation === "update") return changed(change, "size") !== undefined;
  const type = processOf(change);
  const before = live?.sizes.get(type);
  const after = processes.find((each) => each.type === type)?.size;
  return before !== undefined && after !== undefined && before.toLowerCase() !== after.toLowerCase();
}

const changed = ({ properties }: Change, path: string) => properties.find((property) => property.path === path);

const processOf = (change: Change): string => ownName(change).replace(/^app-/, "");

/** Why all dynos of the app restart: Heroku restarts them with each release of config vars. */
function configReason(change: Change, settings: ServiceSettings, live: LiveApp | undefined): RestartReason[] {
  switch (nounOf(change.type)) {
    case "AppConfigAssociation":
      return varsReason(change, settings, live);
    case "Addon":
      return addonReason(change, settings, live);
    case "AddonAttachment":
      return [{ code: "attachment", attachment: ownName(change) }];
    default:
      return [];
  }
}

/** Nothing is sent of what Heroku has already. */
function varsReason(
  { operation, properties }: Change,
  settings: ServiceSettings,
  live: LiveApp | undefined,
): RestartReason[] {
  const { declaration, vars, secretKeys, generatedKeys } = settings;
  const secrets = secretKeys.map((key) => key.slice(declaration.name.length + 1));
  const keys =
    operation === "create"
      ? [...Object.keys(vars), ...secrets, ...generatedKeys]
      : properties.map(({ path }) => /^(?:vars|sensitiveVars)\.(.+)$/.exec(path)?.[1] ?? path);
  const sent = [...new Set(keys)].filter((key) => live?.equalVars.has(key) !== true);
  return sent.length > 0 || keys.length === 0 ? [{ code: "config vars", keys: sent.sort() }] : [];
}

function addonReason(change: Change, { addons }: ServiceSettings, live: LiveApp | undefined): RestartReason[] {
  const slot = ownName(change);
  if (change.operation !== "update") return [{ code: "add-on", slot }];
  const attached = changed(change, "attachmentName");
  const name = addons.find((each) => each.slot === slot)?.attachment;
  // It is attached under the new name before it loses the former one; a name that is no longer declared stays.
  const isThere = attached?.kind === "add" && name !== undefined && live?.attachments.has(name) === true;
  if (attached !== undefined && attached.kind !== "delete" && !isThere) {
    return [{ code: "attachment name", slot }];
  }
  return changed(change, "plan") === undefined ? [] : [{ code: "plan", slot }];
}
