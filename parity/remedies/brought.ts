import { takingBack } from "../../sdks/heroku/resources/addons/taking-back.ts";
import { usualAttachment } from "../../settings/attachment.ts";
import { mayHoldData, vendorOf } from "../../settings/vendor-of.ts";
import { present, setterOf } from "../facts.ts";
import { type Part, partAt } from "../part.ts";
import { acceptance } from "./acceptance.ts";
import type { Remedy, Step } from "./remedy.ts";
import { onApp, type RemedySide, up } from "./side.ts";

/**
 * What to do about something that an add-on brings: its config var, attachment or drain. An add-on that is gone brings it again;
 * where it is there, an attachment is what can be made and removed. Undefined of everything else.
 */
export function remedyForBrought(path: string, sides: readonly RemedySide[]): Remedy | undefined {
  const service = bringerOf(path, sides);
  if (service === undefined) return undefined;
  const addons = `addons.${service}`;
  const accepted = acceptance({ kind: "addons", name: service }, "addons");
  const having = sides.filter(({ live }) => live[path] !== undefined);
  const without = sides.filter(({ live }) => live[path] === undefined);
  const gone = without.filter(({ live, declared }) => Number(live[addons] ?? 0) < Number(declared[addons] ?? 0));
  if (gone.length > 0) {
    return { choose: "all", steps: gone.map((side) => ({ ...up(side), addon: service })), ...accepted };
  }
  const lost = lostAttachment(path, service, having, without);
  if (lost !== undefined) return { choose: "all", steps: without.map((side) => attachingAgain(side, lost, service)) };
  const part = partAt(path);
  if (part.kind === "attachments") return { ...attaching(path, part, having, without), ...accepted };
  if (part.kind === "drains" && without.every(({ live }) => live[addons] !== undefined)) {
    return { choose: "all", steps: [{ code: "ask vendor", addon: service }], ...accepted };
  }
  return { choose: "all", steps: having.map((side) => listing(side, service)), ...accepted };
}

/** Shows the add-ons of an app, of which one is meant. */
const listing = (side: Pick<RemedySide, "app">, addon: string, ...next: string[]): Step => ({
  code: "inspect",
  command: onApp(side, "addons"),
  next,
  addon,
});

/** Name of the attachment by which every side is declared to have a fact that some have lost. */
function lostAttachment(
  path: string,
  service: string,
  having: readonly RemedySide[],
  without: readonly RemedySide[],
): string | undefined {
  if (without.length === 0 || !without.every((side) => side.declares(path))) return undefined;
  const { kind, slot } = partAt(path);
  if (kind === "attachments") return slot;
  const paths = having.flatMap(({ live }) => Object.keys(live));
  const names = paths.map(partAt).filter((part) => part.kind === "attachments" && part.name === service);
  return names
    .flatMap((part) => part.slot ?? [])
    .find(
      (name) =>
        path.startsWith(`config.${name}_`) && without.every(({ live }) => !live[`attachments.${service}.${name}`]),
    );
}

/** The only add-on of a service: of several nothing tells which one is meant, and a command would attach any store. */
function onlyOf({ addons }: Pick<RemedySide, "addons">, service: string): string | undefined {
  const [only, ...others] = addons.filter((addon) => addon.service === service);
  return others.length === 0 ? only?.name : undefined;
}

const attach = (side: RemedySide, addon: string, name: string): Step => ({
  code: "run",
  command: onApp(side, "addons:attach", addon, "--as", name),
});

function attachingAgain(side: RemedySide, name: string, service: string): Step {
  const addon = onlyOf(side, service);
  if (addon !== undefined) return attach(side, addon, name);
  return listing(side, service, `addons:attach <add-on> --as ${name} --app ${side.app}`);
}

/** The add-on service that brings a fact. */
function bringerOf(path: string, sides: readonly RemedySide[]): string | undefined {
  const { kind, name = "" } = partAt(path);
  if (kind === "attachments") return name;
  const isAddon = ({ live, declared }: RemedySide) =>
    (live[`addons.${name}`] ?? declared[`addons.${name}`]) !== undefined;
  if (kind === "drains" && sides.some(isAddon)) return name;
  const setters = sides.map(({ live }) => setterOf(live[path] ?? ""));
  return kind === "config" ? setters.find((setter) => setter !== undefined) : undefined;
}

function attaching(
  path: string,
  { name: service = "", slot: name = "" }: Part,
  having: readonly RemedySide[],
  without: readonly RemedySide[],
): Remedy {
  if (without.length === 0) return { choose: "all", steps: attachedOtherwise(path, name, service, having) };
  const detached = having.map((side) => detaching(name, side, service));
  const isLent = having.some(({ live }) => live[`${path}.from`] !== undefined);
  if (isLent || hasColor(name)) return { choose: "all", steps: detached };
  const attached = without.flatMap((side) => {
    const addon = onlyOf(side, service);
    return addon === undefined ? [] : [attach(side, addon, name)];
  });
  return { choose: "one", steps: [...attached, ...detached] };
}

/** Both have the name, one of them by another credential: to attach it again never leaves the app without it. */
const attachedOtherwise = (path: string, name: string, service: string, sides: readonly RemedySide[]): Step[] =>
  sides
    .filter(({ live }) => live[path] !== present)
    .map((side) => {
      const { app, addons } = side;
      const holder = addons.find((addon) => addon.service === service && addon.usedBy.includes(name));
      if (holder === undefined)
        return listing(side, service, `addons:attach <add-on> --as ${name} --app ${app} --confirm ${app}`);
      return { code: "run", command: onApp(side, "addons:attach", holder.name, "--as", name, "--confirm", app) };
    });

/** The color of a name is not known, because it says nothing. A name that the app uses is kept, or moved: never detached. */
export function detaching(name: string, side: Pick<RemedySide, "app" | "addons">, service: string): Step {
  const { app } = side;
  if (hasColor(name)) return listing(side, service, "addons:detach");
  const own = side.addons.filter((addon) => addon.service === service);
  const holder = own.find(({ usedBy }) => usedBy.includes(name));
  const isOnly = holder?.usedBy.every((each) => each === name || each.includes("::")) === true;
  const vendor = vendorOf(service);
  const isUsual = vendor !== undefined && name === usualAttachment(vendor);
  if (isUsual && !mayHoldData(service)) return listing(side, service);
  if (!isUsual && !isOnly) return { code: "run", command: onApp(side, "addons:detach", name) };
  const other = onlyOf({ addons: own.filter((addon) => addon !== holder) }, service);
  const keep: Step = { code: "keep attachment", attachment: name, app };
  if (other === undefined) return keep;
  return { ...keep, addon: other, command: takingBack({ name, addon: other, service, app }) };
}

const hasColor = (name: string): boolean => /_COLOR$/.test(name);
