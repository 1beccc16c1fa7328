import { present, setterOf } from "../../parity/facts.ts";
import { shellWord } from "../../sdks/heroku/client/shell-word.ts";
import { commandText } from "../../sdks/heroku/define/command.ts";
import { takingBack } from "../../sdks/heroku/resources/addons/taking-back.ts";
import { usualAttachment } from "../../settings/attachment.ts";
import { catalogue } from "../../settings/vendors.ts";
import { mayHoldData } from "../observe/addon-use.ts";
import { acceptance } from "./remedy-commands.ts";
import type { RemedySide } from "./remedy-side.ts";

/**
 * What to do about something that an add-on brings: its config var, attachment or drain. An add-on that is gone brings it again;
 * where it is there, an attachment is what can be made and taken off. Undefined of everything else.
 */
export function remedyForBrought(path: string, sides: readonly RemedySide[]): string | undefined {
  const service = bringerOf(path, sides);
  if (service === undefined) return undefined;
  const addons = `addons.${service}`;
  const without = sides.filter(({ live }) => live[path] === undefined);
  const gone = without.filter(({ live, declared }) => Number(live[addons] ?? 0) < Number(declared[addons] ?? 0));
  const keeping = acceptance("addons");
  if (gone.length > 0) {
    const ups = gone.map(({ environment }) => `pulumi up --refresh --stack ${environment}`);
    return `${ups.join("; ")} makes ${service} again, which brings it${keeping}`;
  }
  const having = sides.filter(({ live }) => live[path] !== undefined);
  const lost = lostAttachment(path, service, having, without);
  if (lost !== undefined) return attachingAgain(lost, service, without);
  if (path.startsWith("attachments.")) return `${attaching(path, having, without)}${keeping}`;
  if (path.startsWith("drains.") && without.every(({ live }) => live[addons] !== undefined)) {
    return `${service} sets its drain up itself: ask its vendor why one is missing${keeping}`;
  }
  const apps = having.map(({ app }) => `heroku addons --app ${app}`);
  return `it comes and goes with ${service}: ${apps.join(" and ")} shows which${keeping}`;
}

/** Name of the attachment by which every side is declared to have a fact that some have lost. */
function lostAttachment(
  path: string,
  service: string,
  having: readonly RemedySide[],
  without: readonly RemedySide[],
): string | undefined {
  if (without.length === 0 || !without.every((side) => side.declares(path))) return undefined;
  const prefix = `attachments.${service}.`;
  if (path.startsWith(prefix)) return path.slice(prefix.length);
  const names = having.flatMap(({ live }) => Object.keys(live)).filter((each) => each.startsWith(prefix));
  return names
    .map((each) => each.slice(prefix.length))
    .find((name) => path.startsWith(`config.${name}_`) && without.every(({ live }) => !live[`${prefix}${name}`]));
}

const attachingAgain = (name: string, service: string, without: readonly RemedySide[]): string =>
  without
    .map(({ app, addons }) => {
      const [only, ...others] = addons.filter((addon) => addon.service === service);
      const isKnown = only !== undefined && others.length === 0;
      const addon = isKnown ? shellWord(only.name) : "<add-on>";
      const attach = `heroku addons:attach ${addon} --as ${shellWord(name)} --app ${app}`;
      return isKnown ? attach : `heroku addons --app ${app} shows which add-on is to be ${name}: ${attach}`;
    })
    .join("; ");

/** The add-on service that brings a fact. */
function bringerOf(path: string, sides: readonly RemedySide[]): string | undefined {
  const [, attached] = /^attachments\.([^.]+)\./.exec(path) ?? [];
  if (attached !== undefined) return attached;
  const [, drain = ""] = /^drains\.(.+)$/.exec(path) ?? [];
  if (sides.some(({ live, declared }) => (live[`addons.${drain}`] ?? declared[`addons.${drain}`]) !== undefined)) {
    return drain;
  }
  const setters = sides.map(({ live }) => setterOf(live[path] ?? ""));
  return path.startsWith("config.") ? setters.find((setter) => setter !== undefined) : undefined;
}

function attaching(path: string, having: readonly RemedySide[], without: readonly RemedySide[]): string {
  const name = path.split(".").at(-1) ?? "";
  const service = path.split(".")[1] ?? "";
  if (without.length === 0) return attachedOtherwise(path, name, service, having);
  const taken = having.map((side) => detaching(name, side, service));
  const isLent = having.some(({ live }) => live[`${path}.from`] !== undefined);
  if (isLent || hasColor(name)) return taken.join("; ");
  const made = without.flatMap(({ app, addons }) => {
    const [only, ...others] = addons.filter((addon) => addon.service === service);
    // Of several nobody knows which one is meant: a command would attach any store.
    if (only === undefined || others.length > 0) return [];
    return [`heroku addons:attach ${shellWord(only.name)} --as ${shellWord(name)} --app ${app}`];
  });
  return [...made, ...taken].join(" or ");
}

/** Both have the name, one of them by another credential: to attach it again never leaves the app without it. */
function attachedOtherwise(path: string, name: string, service: string, sides: readonly RemedySide[]): string {
  return sides
    .filter(({ live }) => live[path] !== present)
    .map(({ app, addons }) => {
      const holder = addons.find((addon) => addon.service === service && addon.usedBy.includes(name));
      const addon = holder === undefined ? "<add-on>" : shellWord(holder.name);
      return `heroku addons:attach ${addon} --as ${shellWord(name)} --app ${app} --confirm ${app}`;
    })
    .join("; ");
}

/** As a command. The color of a name is not known, because it says nothing. A name that the app goes by is kept, or moved: never taken off. */
export function detaching(name: string, { app, addons }: Pick<RemedySide, "app" | "addons">, service: string): string {
  if (hasColor(name)) return `heroku addons --app ${app} shows its color, heroku addons:detach takes it off`;
  const own = addons.filter((addon) => addon.service === service);
  const holder = own.find(({ usedBy }) => usedBy.includes(name));
  const isOnly = holder?.usedBy.every((each) => each === name || each.includes("::")) === true;
  const isUsual = name === usualOf(service);
  if (isUsual && !mayHoldData(service)) return `heroku addons --app ${app} shows the add-on that brings ${name}`;
  if (!isUsual && !isOnly) return `heroku addons:detach ${shellWord(name)} --app ${app}`;
  const [other, ...more] = own.filter((addon) => addon !== holder);
  const keep = `keep ${name} of ${app}: it is in use`;
  if (other === undefined || more.length > 0) return keep;
  return `${keep}; to have ${other.name} serve as ${name}, ${commandText(takingBack({ name, addon: other.name, service, app }))}`;
}

const usualOf = (service: string): string => {
  const vendor = Object.values(catalogue).find((each) => each.service === service);
  return vendor === undefined ? "" : usualAttachment(vendor);
};

const hasColor = (name: string): boolean => /_COLOR$/.test(name);
