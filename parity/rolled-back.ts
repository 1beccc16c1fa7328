import { setByPeople } from "./facts.ts";
import { factsAt, type Pair } from "./pair.ts";
import { partAt } from "./part.ts";
import { rollbackOf } from "./value.ts";

/**
 * Whether a fact says only what comes of a rollback, which is reported in one line: config vars that went back with it, and the process
 * types of code that was rolled back. How code came to an app is for rules and remedies alone.
 */
export function isPartOfRollback(pair: Pair, path: string): boolean {
  const { kind, name = "" } = partAt(path);
  if (kind === "release.origin") return true;
  return pair.sides.some(({ manifest: { facts } }) => {
    const rollback = rollbackOf(facts);
    if (kind !== "config") return rollback?.hasOtherCode === true && ["processes", "processes.command"].includes(kind);
    const isOfPeople = factsAt(pair, path).every((text) => text === undefined || text === setByPeople);
    return isOfPeople && rollback?.config.includes(name) === true;
  });
}
