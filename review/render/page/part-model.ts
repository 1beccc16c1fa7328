import { addon } from "../../../kinds/addon.ts";
import { backupSchedule } from "../../../kinds/backup-schedule.ts";
import { collaborator } from "../../../kinds/collaborator.ts";
import { configVars } from "../../../kinds/config-vars.ts";
import { domain } from "../../../kinds/domain.ts";
import type { KindDefinition } from "../../../kinds/kind.ts";
import { isOf } from "../../../kinds/kinds.ts";
import { ownName } from "../../../kinds/naming.ts";
import { process } from "../../../kinds/process.ts";
import { type Difference, Verdict } from "../../../parity/difference.ts";
import type { MadeOf as Made } from "../../report/made-of.ts";
import type { Change, Drift } from "../../report/report.ts";

/** One of the things that a card lists. */
export interface Part {
  readonly kind: "process" | "add-on" | "domain" | "backup" | "config vars" | "person";
  /** `web`, `postgres`, `domain`. */
  readonly label: string;
  /** `2 × Standard-1X`, a plan in full, a host name; absent where this environment has none. */
  readonly text?: string;
  /** Of a process. */
  readonly quantity?: number;
  readonly change?: Change;
  readonly drift?: Drift;
  /** What parity says where the environments differ in it; `not compared` where it says nothing. */
  readonly differs?: Verdict | "not compared";
}

interface Found {
  readonly changes: readonly Change[];
  readonly drift: readonly Drift[];
}

/** The parts of each environment's card, the same ones in the same order, and the differences that are of no part. */
export function partsOf(
  service: string,
  made: readonly (Made | undefined)[],
  found: readonly Found[],
  differences: readonly Difference[],
): { cards: readonly (readonly Part[])[]; rest: readonly Difference[] } {
  const slots = slotsOf(service, made, found);
  const told = slots.map((slot) => differences.filter(({ path }) => covers(slot, path)));
  const cards = made.map((here, at) =>
    slots.map((slot, index): Part => {
      const change = found[at]?.changes.find(slot.isOf);
      const drift = found[at]?.drift.find(slot.isOf);
      const differs = differsIn(slot, made, told[index] ?? []);
      const text = slot.text(here);
      const quantity = slot.kind === "process" ? own(here?.processes, slot.label)?.quantity : undefined;
      return {
        kind: slot.kind,
        label: slot.label,
        ...(text !== undefined && { text }),
        ...(quantity !== undefined && { quantity }),
        ...(change && { change }),
        ...(drift && { drift }),
        ...(differs && { differs }),
      };
    }),
  );
  const covered = new Set(told.flatMap((some, index) => (slots[index]?.kind === "config vars" ? [] : some)));
  return { cards, rest: differences.filter((each) => !covered.has(each)) };
}

interface Slot {
  readonly kind: Part["kind"];
  readonly label: string;
  /** What an environment has of it; of a process, with its quantity. */
  text(made: Made | undefined): string | undefined;
  /** Whether an object is it. */
  isOf(object: Pick<Change, "type" | "name">): boolean;
  /** Facts of parity that are about it, or about something below it. */
  readonly facts: readonly string[];
}

function slotsOf(service: string, made: readonly (Made | undefined)[], found: readonly Found[]): Slot[] {
  const there = made.filter((each) => each !== undefined);
  const addons = [...there.flatMap((each) => Object.keys(each.addons)), ...goneAddons(service, found)];
  const slots: Slot[] = [
    ...unique(there.flatMap((each) => Object.keys(each.processes))).map((type) => processSlot(service, type)),
    ...unique(addons).map((slot) => addonSlot(service, slot, there)),
    {
      kind: "domain",
      label: "domain",
      text: (here) => here?.domain,
      isOf: isPart(domain, service, "domain"),
      facts: ["domains"],
    },
    // Of all its databases: the schedule of each has an object of its own.
    {
      kind: "backup",
      label: "backup",
      text: (here) => here?.backup,
      isOf: (object) => isOf(backupSchedule, object),
      facts: ["backups"],
    },
    // All of them as one part: the keys that differ are listed below the cards.
    {
      kind: "config vars",
      label: "config vars",
      text: (here) => here?.configKeys?.join(", ") || undefined,
      isOf: isPart(configVars, service, ""),
      facts: ["config"],
    },
    ...unique(there.flatMap((each) => Object.keys(each.people ?? {}))).map(
      (email): Slot => ({
        kind: "person",
        label: email,
        text: (here) => own(here?.people, email),
        isOf: isPart(collaborator, service, email),
        facts: [`access.${email}`],
      }),
    ),
  ];
  // An add-on that the change deletes is in no environment any more.
  return slots.filter((slot) => slot.kind === "add-on" || there.some((here) => slot.text(here) !== undefined));
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** Add-ons that the change takes away: they are in no environment that it leaves behind. */
const goneAddons = (service: string, found: readonly Found[]): string[] =>
  found
    .flatMap(({ changes }) => changes)
    .filter((change) => change.operation === "delete" && isOf(addon, change))
    .map(({ name }) => ownName({ name, service }));

/** Whether an object is a part of a service. */
const isPart = (kind: KindDefinition, service: string, part: string) => {
  const name = kind.naming.of(service, part);
  return (object: Pick<Change, "type" | "name">): boolean => isOf(kind, object) && object.name === name;
};

const processSlot = (service: string, label: string): Slot => ({
  kind: "process",
  label,
  text(made) {
    const of = own(made?.processes, label);
    return of && `${of.quantity} × ${of.size}`;
  },
  isOf: isPart(process, service, label),
  facts: [`processes.${label}`],
});

const addonSlot = (service: string, label: string, made: readonly Made[]): Slot => ({
  kind: "add-on",
  label,
  text: (here) => own(here?.addons, label),
  isOf: isPart(addon, service, label),
  // Parity names an add-on by its slot or by its vendor.
  facts: [label, ...made.flatMap(({ addons }) => own(addons, label)?.split(":")[0] ?? [])].map((of) => `addons.${of}`),
});

/** A record's own entry: a service may be called `constructor`. */
export const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;

const covers = ({ facts }: Slot, path: string): boolean =>
  facts.some((fact) => path === fact || path.startsWith(`${fact}.`));

function differsIn(slot: Slot, made: readonly (Made | undefined)[], told: readonly Difference[]): Part["differs"] {
  const verdict = Verdict.options.find((each) => told.some((finding) => finding.verdict === each));
  if (verdict !== undefined) return verdict;
  const texts = new Set(made.filter((each) => each !== undefined).map((each) => slot.text(each)));
  return texts.size > 1 ? "not compared" : undefined;
}
