import { refusalsOf } from "../lifecycle/refusals-of.ts";

export type Vars = Record<string, string>;
/** Values to set; `null` removes a key. */
export type Changes = Record<string, string | null>;

/** What one owner of keys wants of a config. */
export interface DesiredVars {
  readonly set: Vars;
  /** Keys that are to go, asked when it comes to it. */
  drop(): readonly string[];
  /** Whether to look first, and send only what differs. */
  readonly look: boolean;
}

/** A config, as Heroku keeps it. */
export interface Config {
  look(): Promise<Vars>;
  change(changes: Changes): Promise<void>;
}

/** Sends all requested changes as one, or nothing if nothing differs. A rejection is reported for the request that caused it. */
export function applyDesiredVars(wishes: readonly DesiredVars[], config: Config): Promise<Map<DesiredVars, Error>> {
  return refusalsOf(wishes, async (some) => {
    const first = some.some(({ look }) => look) ? await config.look() : undefined;
    // A config without what is to go may be an answer that says nothing.
    const isDoubtful = first !== undefined && some.some((wish) => wish.drop().some((key) => !(key in first)));
    const live = isDoubtful ? await config.look() : first;
    const changes = changesOf(some, live);
    if (Object.keys(changes).length > 0) await config.change(changes);
  });
}

/** The values of a change that are not to be shown. */
export function valuesOf(changes: Changes): string[] {
  return Object.values(changes).filter((value) => value !== null);
}

/** Whether a config has what a change sets, and not what it removes. */
export function hasAll(live: Vars, changes: Changes): boolean {
  return Object.entries(changes).every(([key, value]) => (value === null ? !(key in live) : live[key] === value));
}

function changesOf(wishes: readonly DesiredVars[], live: Vars | undefined): Changes {
  const set: Vars = Object.assign({}, ...wishes.map((wish) => wish.set));
  const drop = wishes.flatMap((wish) => wish.drop()).filter((key) => !(key in set));
  const changed = Object.entries(set).filter(([key, value]) => live?.[key] !== value);
  const removed = drop.filter((key) => live === undefined || key in live).map((key) => [key, null] as const);
  return Object.fromEntries([...changed, ...removed]);
}
