import { type Code, code, gap } from "../../kinds/command.ts";
import type { Edit } from "../../kinds/edit.ts";
import { declare, onlyIn, run, set, step } from "../../kinds/edits.ts";
import { addonName } from "../../sdks/heroku/resources/addons/addon-name.ts";
import { usualAttachment } from "../../settings/attachment.ts";
import { catalogue } from "../../settings/vendors.ts";
import { withoutColor } from "../live/facts/color.ts";
import type { AddonRow } from "../live/wire.ts";
import type { Declared } from "./declared.ts";
import { type Displaced, ignoreAttachmentName } from "./displaced.ts";

/** Something of the service's declaration, for this environment alone where there are others. */
export const onlyHere = (declared: Declared, path: string, written: Code, adds: "adds" | false = false): Edit =>
  declare(declared.settings.declaration.name, path, hereOnly(declared, written), adds && { adds: true });

/** What is declared for this environment alone, where there are others. */
export const hereOnly = ({ environment, environments }: Declared, written: Code): Code =>
  environments.length > 1 ? onlyIn(environment, written) : written;

/** What every environment has alike. */
export const everywhere = ({ settings }: Declared, path: string, written: Code, adds: "adds" | false = false): Edit =>
  declare(settings.declaration.name, path, written, { everywhere: true, ...(adds && { adds: true }) });

export const setHere = ({ settings, environment }: Declared, knob: string, value: Code): Edit =>
  set({ environment, service: settings.declaration.name }, knob, value);

/** How an add-on is attached, and what the others of the app were told to be. */
interface Adopted {
  readonly attachedAs: readonly string[];
  readonly displaced: readonly Displaced[];
  /** Slots and attachment names that others were given; this one's are added. */
  readonly given: Set<string>;
  /** Whether no other one of its vendor was added. */
  readonly isOnly: boolean;
  /** Heroku's names of the others that were added. */
  readonly others: readonly string[];
}

/** How an add-on is declared, and what has the next `up` take it over instead of making a second one. */
export function adoptAddon(declared: Declared, addon: AddonRow, adopted: Adopted): Edit[] {
  const { displaced, given } = adopted;
  const { environment } = declared;
  const [service = "", plan = ""] = addon.plan.name.split(/:(.*)/s);
  const { slot, component, word } = slotFor(declared, addon, adopted);
  given.add(slot);
  const name = nameToTakeOver(declared, addon, { slot, component });
  const isNamed = name === addon.name;
  const takingOver: Edit[] =
    name === undefined
      ? []
      : [
          ...(isNamed ? [] : [run("heroku", "addons:rename", addon.name, name)]),
          { code: "run", ...step(["pulumi", "up", "--stack", environment], { code: "takes it over" }) },
        ];
  const declaring =
    word === undefined
      ? []
      : [
          onlyHere(declared, `addons.${slot}`, word(attachmentOf(declared, { ...adopted, service, slot }))),
          setHere(declared, `addons.${slot}.plan`, code`${plan}`),
          ...displaced.map((each) => ignoreAttachmentName(declared, each.slot)),
        ];
  return [...declaring, ...takingOver];
}

/** The slot whose name it has already, as one who has begun to follow the advice; else the first that no other one is named for. */
function slotFor(declared: Declared, addon: AddonRow, { given, others }: Adopted): Slot {
  const [service = ""] = addon.plan.name.split(":", 1);
  const free = [...unmadeSlots(declared, service), ...newSlots(declared, service, given, others.length)].filter(
    ({ slot }) => !given.has(slot),
  );
  const nameFor = (slot: Slot) => nameToTakeOver(declared, addon, slot) ?? "";
  const chosen =
    free.find((slot) => nameFor(slot) === addon.name) ?? free.find((slot) => !others.includes(nameFor(slot)));
  return chosen ?? { slot: service, component: "VendorAddon" };
}

/** Whether the next `up` finds it under the name that it would create one by, and takes it over. */
export function isTakenOver(declared: Declared, addon: AddonRow): boolean {
  const [service = ""] = addon.plan.name.split(":", 1);
  return unmadeSlots(declared, service).some((slot) => nameToTakeOver(declared, addon, slot) === addon.name);
}

function nameToTakeOver(
  { appUrn, settings }: Declared,
  addon: AddonRow,
  { slot, component }: Slot,
): string | undefined {
  if (appUrn === undefined) return undefined;
  return addonName(addonUrn(appUrn, component, `${settings.declaration.name}-${slot}`), addon.app.id, addon.plan.name);
}

/** Slots that are declared for an add-on of a vendor, and that no `up` has made. */
const unmadeSlots = ({ settings, addonNames }: Declared, service: string): Slot[] =>
  settings.addons
    .filter(({ slot, addon }) => addon.vendor.service === service && addonNames[slot] === undefined)
    .map(({ slot, addon }) => ({ slot, component: addon.vendor.component }));

/** An add-on's place in a service. */
interface Slot {
  readonly slot: string;
  /** What the program makes it with. */
  readonly component: string;
  /** How it is declared, with what it must say of its attachment; absent where it is declared already. */
  readonly word?: (as: readonly string[]) => Code;
}

/** Free slots, enough for each of the add-ons, with the word for their vendor. */
function newSlots({ settings }: Declared, service: string, given: ReadonlySet<string>, others: number): Slot[] {
  const known = Object.entries(catalogue).find(([, vendor]) => vendor.service === service);
  const base = known?.[0] ?? service.replaceAll(/[^a-zA-Z0-9]+/g, "");
  const taken = new Set([...Object.keys(settings.declaration.addons ?? {}), ...given]);
  const numbered = Array.from({ length: taken.size + others + 1 }, (_, index) => `${base}${index + 2}`);
  const free = [base, ...numbered].filter((name) => !taken.has(name));
  return free.map((slot) => ({
    slot,
    component: known?.[1].component ?? "VendorAddon",
    word: wordFor(service, known?.[0]),
  }));
}

const wordFor =
  (service: string, maker: string | undefined) =>
  (as: readonly string[]): Code => {
    if (maker === undefined) {
      return code`otherAddon("${service}", { firstPlan: "${gap("first plan")}"${as.map((each) => `, ${each}`).join("")} })`;
    }
    const args = [...(maker === "postgres" ? ['backup: daily("02:00", "UTC")'] : []), ...as];
    return args.length === 0 ? code`${maker}()` : code`${maker}({ ${args.join(", ")} })`;
  };

/** What a second add-on of a vendor must say: a name that it is attached by and no other add-on has, a chosen one first. */
function attachmentOf(
  { settings }: Pick<Declared, "settings">,
  { service, slot, attachedAs, given, isOnly }: { service: string; slot: string } & Adopted,
): string[] {
  if (isOnly && settings.addons.every(({ addon }) => addon.vendor.service !== service)) return [];
  const taken = new Set([...settings.addons.map(({ addon }) => addon.as ?? usualAttachment(addon.vendor)), ...given]);
  const free = attachedAs
    .filter((name) => !taken.has(name))
    .toSorted((one, other) => Number(isColored(service, one)) - Number(isColored(service, other)));
  const name = free[0] ?? slot.replaceAll(/[^a-zA-Z0-9]+/g, "_").toUpperCase();
  given.add(name);
  return [`as: "${name}"`];
}

const isColored = (service: string, name: string): boolean => withoutColor(service, name) !== name;

/** URN of an add-on of the app's service, as the program makes it. */
const addonUrn = (appUrn: string, component: string, name: string): string =>
  appUrn.replace(
    /tandem:index:TeamApp\$heroku:index\/app:App::.*$/,
    `tandem:index:${component}$heroku:index/addon:Addon::${name}`,
  );
