import { acceptEach, asCode, setKnob, written } from "./acceptance.ts";
import type { DeclaredService } from "./declared-service.ts";
import type { Unhealthy } from "./health.ts";
import type { KindDefinition } from "./kind.ts";
import { affixed } from "./naming.ts";
import { type Cost, monthly, type Prices } from "./price.ts";
import { type LiveFacts, type PlannedChange, propertyAt } from "./restart.ts";

/** A process type, with the number and size of its dynos. */
export const process = {
  token: "heroku:index/formation:Formation",
  label: "process",
  naming: affixed("app-"),
  place: (type) => `processes.${type}`,
  aspects: ["processes"],
  shown: ["quantity", "size", "type"],
  declared(type, { processes }) {
    const declared = processes.find((each) => each.type === type);
    return declared === undefined ? {} : { quantity: String(declared.quantity), size: declared.size };
  },
  acceptChange: ({ part, properties }, where) =>
    acceptEach(properties, ({ path, shown }) =>
      written(setKnob(where, `processes.${part}.${path}`, asCode(shown?.after))),
    ),
  /** Heroku makes no release of scaling, and its API does not say who did it. */
  explain({ path, shown }, type, { settings }) {
    if (path !== "quantity") return { detail: { code: "process changed", process: type, property: path } };
    const size = settings?.processes.find((each) => each.type === type)?.size ?? "";
    const mayAutoscale = type === "web" && /^(performance|private|shield)-/i.test(size) && shown?.after !== "0";
    return { detail: mayAutoscale ? { code: "autoscaled", size } : { code: "scaled", process: type } };
  },
} as const satisfies KindDefinition;

/** Whether the change leaves a process type without dynos. */
export function stops(change: PlannedChange, { processes }: Pick<DeclaredService, "processes">): boolean {
  if (change.operation === "delete") return true;
  const declared = processes.find(({ type }) => type === change.part);
  return declared?.quantity === 0 && (change.operation === "create" || propertyAt(change, "quantity") !== undefined);
}

/** Whether it restarts the dynos of a process type: of one that was not declared before, only Heroku says the size. */
export function resizes(
  change: PlannedChange,
  { processes }: Pick<DeclaredService, "processes">,
  live: LiveFacts | undefined,
): boolean {
  if (change.operation === "update") return propertyAt(change, "size") !== undefined;
  const before = live?.sizes.get(change.part);
  const after = processes.find(({ type }) => type === change.part)?.size;
  return before !== undefined && after !== undefined && before.toLowerCase() !== after.toLowerCase();
}

/** US cents a month of so many dynos of this size, which run all the time; of Eco dynos, of all that an account has. */
export const dynoCost = (quantity: number, size: string, { dynos }: Pick<Prices, "dynos">): Cost =>
  monthly(dynos.get(size), isEco(size) ? 1 : quantity);

/** Whether an account pays once for all dynos of this size. */
export const isEco = (size: string): size is "Eco" => size === "Eco";

/** A dyno as Heroku lists it. */
interface DynoShown {
  readonly name: string;
  readonly type: string;
  readonly state: string;
}

/** Of dynos that rest, or are just starting, nothing is wrong. */
export function dynoHealth(dynos: readonly DynoShown[]): Unhealthy[] {
  const bad = dynos.filter(({ state, type }) => state === "crashed" && type !== "run");
  return bad.length === 0 ? [] : [{ kind: "dynos", state: "crashed", dynos: bad.map(({ name }) => name).sort() }];
}
