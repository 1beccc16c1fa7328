import { addon } from "../../../kinds/addon.ts";
import { backupSchedule } from "../../../kinds/backup-schedule.ts";
import { collaborator } from "../../../kinds/collaborator.ts";
import { configVars } from "../../../kinds/config-vars.ts";
import { domain } from "../../../kinds/domain.ts";
import type { Kind } from "../../../kinds/kind.ts";
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
  const told = slots.map((slot) => differences.filter(({ path }) => slot.covers(path)));
  const cards = made.map((here, at) =>
    slots.map((slot, index): Part => {
      const change = found[at]?.changes.find(slot.isOf);
      const drift = found[at]?.drift.find(slot.isOf);
      const differs = differsIn(slot, made, told[index] ?? []);
      return {
        kind: slot.kind,
        label: slot.label,
        ...slot.of(here),
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
  /** What an environment has of it. */
  of(made: Made | undefined): Pick<Part, "text" | "quantity">;
  /** Whether an object is it. */
  isOf(object: Pick<Change, "type" | "name">): boolean;
  /** Whether a fact of parity is about it. */
  covers(path: string): boolean;
}

function slotsOf(service: string, made: readonly (Made | undefined)[], found: readonly Found[]): Slot[] {
  const there = made.filter((each) => each !== undefined);
  const processes = unique(there.flatMap((each) => Object.keys(each.processes)));
  const addons = unique([...there.flatMap((each) => Object.keys(each.addons)), ...goneAddons(service, found)]);
  const people = unique(there.flatMap((each) => Object.keys(each.people ?? {})));
  const hasDomain = there.some(({ domain }) => domain !== undefined);
  return [
    ...processes.map((type) => processSlot(service, type)),
    ...addons.map((slot) => addonSlot(service, slot, there)),
    ...(hasDomain ? [domainSlot(service)] : []),
    ...(there.some(({ backup }) => backup !== undefined) ? [backupSlot] : []),
    ...(there.some(({ configKeys = [] }) => configKeys.length > 0) ? [configSlot(service)] : []),
    ...people.map((email) => personSlot(service, email)),
  ];
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** Add-ons that the change takes away: they are in no environment that it leaves behind. */
const goneAddons = (service: string, found: readonly Found[]): string[] =>
  found
    .flatMap(({ changes }) => changes)
    .filter((change) => change.operation === "delete" && isOf(addon, change))
    .map(({ name }) => ownName({ name, service }));

/** Whether an object is a part of a service. */
const isPart = (kind: Kind, service: string, part: string) => {
  const name = kind.naming.of(service, part);
  return (object: Pick<Change, "type" | "name">): boolean => isOf(kind, object) && object.name === name;
};

const processSlot = (service: string, label: string): Slot => ({
  kind: "process",
  label,
  of(made) {
    const process = own(made?.processes, label);
    return process ? { text: `${process.quantity} × ${process.size}`, quantity: process.quantity } : {};
  },
  isOf: isPart(process, service, label),
  covers: begins(`processes.${label}`),
});

function addonSlot(service: string, label: string, made: readonly Made[]): Slot {
  const vendors = unique(made.flatMap(({ addons }) => own(addons, label)?.split(":")[0] ?? []));
  const covers = [label, ...vendors].map((name) => begins(`addons.${name}`));
  return {
    kind: "add-on",
    label,
    of(here) {
      const text = own(here?.addons, label);
      return text === undefined ? {} : { text };
    },
    isOf: isPart(addon, service, label),
    covers: (path) => covers.some((each) => each(path)),
  };
}

const domainSlot = (service: string): Slot => ({
  kind: "domain",
  label: "domain",
  of: (made) => (made?.domain === undefined ? {} : { text: made.domain }),
  isOf: isPart(domain, service, "domain"),
  covers: begins("domains"),
});

/** Of all its databases: the schedule of each has an object of its own. */
const backupSlot: Slot = {
  kind: "backup",
  label: "backup",
  of: (made) => (made?.backup === undefined ? {} : { text: made.backup }),
  isOf: (object) => isOf(backupSchedule, object),
  covers: begins("backups"),
};

/** All of them as one part: the keys that differ are listed below the cards. */
const configSlot = (service: string): Slot => ({
  kind: "config vars",
  label: "config vars",
  of(made) {
    const { configKeys = [] } = made ?? {};
    return configKeys.length === 0 ? {} : { text: configKeys.join(", ") };
  },
  isOf: isPart(configVars, service, ""),
  covers: begins("config"),
});

const personSlot = (service: string, email: string): Slot => ({
  kind: "person",
  label: email,
  of(made) {
    const text = own(made?.people, email);
    return text === undefined ? {} : { text };
  },
  isOf: isPart(collaborator, service, email),
  covers: begins(`access.${email}`),
});

/** A record's own entry: a service may be called `constructor`. */
export const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;

function begins(prefix: string): (path: string) => boolean {
  return (path) => path === prefix || path.startsWith(`${prefix}.`);
}

function differsIn(slot: Slot, made: readonly (Made | undefined)[], told: readonly Difference[]): Part["differs"] {
  const verdict = Verdict.options.find((each) => told.some((finding) => finding.verdict === each));
  if (verdict !== undefined) return verdict;
  const texts = new Set(made.filter((each) => each !== undefined).map((each) => slot.of(each).text));
  return texts.size > 1 ? "not compared" : undefined;
}
