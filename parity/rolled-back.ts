import { setByPeople } from "./facts.ts";
import { factsAt, type Pair } from "./pair.ts";

/**
 * Whether a fact says only what comes of a rollback, which is told in one line: config vars that went back with it, and the process
 * types of code that was gone back from. What says more of a release is for rules and remedies alone.
 */
export function isToldByRollback(pair: Pair, path: string): boolean {
  if (/^release\.(origin$|rollback\.)/.test(path)) return true;
  return pair.sides.some(({ manifest: { facts } }) => {
    if (path.startsWith("config.")) {
      const isOfPeople = factsAt(pair, path).every((text) => text === undefined || text === setByPeople);
      return (
        isOfPeople && facts["release.rollback.config"]?.split(", ").includes(path.slice("config.".length)) === true
      );
    }
    return facts["release.rollback.code"] !== undefined && /^processes\.[^.]+(\.command)?$/.test(path);
  });
}
