import { nounOf } from "../../engine/noun.ts";
import { ownName } from "../../settings/place.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import type { Change, Restart } from "../report.ts";

/**
 * Which dynos restart by the changes: all of an app when its config vars change, also by what an add-on sets, and those of a
 * process type whose size changes. More or fewer dynos of the same size leave the others running, and no dyno is none to restart.
 */
export function restartsOf(changes: readonly Change[], { services }: Pick<EstateSettings, "services">): Restart[] {
  return services.flatMap((settings) => {
    const own = changes.filter(({ service }) => service === settings.declaration.name);
    const isNew = own.some(({ type, operation }) => nounOf(type) === "App" && operation !== "update");
    return isNew ? [] : restartsOfApp(own, settings);
  });
}

function restartsOfApp(changes: readonly Change[], { declaration, appName, processes }: ServiceSettings): Restart[] {
  const app = { service: declaration.name, app: appName };
  const running = processes.filter(({ quantity }) => quantity > 0).map(({ type }) => type);
  if (running.length === 0) return [];
  const because = changes.flatMap(configReason);
  if (because.length > 0) return [{ ...app, processes: running, because: because.join("; ") }];
  const resized = changes.filter(isResized);
  if (resized.length === 0) return [];
  const types = resized.map(processOf).filter((type) => running.includes(type));
  return types.length === 0 ? [] : [{ ...app, processes: types, because: "the size of their dynos changes" }];
}

/** A size that is still to be set restarts what the first release has started: `web`, or the declared number of dynos. */
function isResized(change: Change): boolean {
  if (nounOf(change.type) !== "Formation" || change.operation !== "update") return false;
  const size = change.properties.find(({ path }) => path === "size");
  if (size === undefined) return false;
  const isWaiting = change.properties.some(({ isDue }) => isDue);
  return !isWaiting || processOf(change) === "web" || !change.properties.some(({ path }) => path === "quantity");
}

const processOf = (change: Change): string => ownName(change).replace(/^app-/, "");

/** Why all dynos of the app restart: Heroku restarts them with each release of config vars. */
function configReason(change: Change): string[] {
  const { operation, properties } = change;
  switch (nounOf(change.type)) {
    case "AppConfigAssociation": {
      const keys = properties.map(({ path }) => /^(?:vars|sensitiveVars)\.(.+)$/.exec(path)?.[1] ?? path);
      return [keys.length === 0 ? "config vars change" : `config vars change: ${keys.sort().join(", ")}`];
    }
    case "Addon":
      return addonReason(ownName(change), operation, properties);
    case "AddonAttachment":
      return [`the attachment ${ownName(change)} changes config vars`];
    default:
      return [];
  }
}

function addonReason(slot: string, operation: Change["operation"], properties: Change["properties"]): string[] {
  if (operation !== "update") return [`the add-on ${slot} changes config vars`];
  const changesPlan = properties.some(({ path }) => path === "plan");
  return changesPlan ? [`a plan change of ${slot} may change config vars`] : [];
}
