import { origins } from "../../../parity/declared/settled-manifest.ts";
import { rollbackFact } from "../../../parity/value.ts";
import { rollbackIn, rolledBackTo } from "../../../sdks/heroku/client/rollback.ts";
import type { Facts } from "../parts.ts";
import { keysIn } from "../releases.ts";
import type { ReleaseRow } from "../wire.ts";
import { minuteOf } from "./backup-facts.ts";

export const releaseFacts = (newest: ReleaseRow | undefined): Facts =>
  newest === undefined
    ? []
    : [
        ["release.version", `v${newest.version}`],
        ["release.created", minuteOf(Date.parse(newest.created_at))],
      ];

/** Code that runs, and how it came. */
export interface Code {
  readonly commit: string;
  /** Absent of images. */
  readonly origin?: keyof typeof origins;
}

/** The code that a release says it brings: a commit's short form, or images. */
export function codeIn({ description }: Pick<ReleaseRow, "description">): Code | undefined {
  const [, how, commit] = /^(Deploy|Promote .+) ([0-9a-f]{7,40})$/.exec(description) ?? [];
  if (commit !== undefined) {
    return { commit: commit.slice(0, 8), origin: how === "Deploy" ? origins.built : origins.promoted };
  }
  const [, images] = /^Deployed (\S+ \([0-9a-f]+\).*)$/.exec(description) ?? [];
  return images === undefined ? undefined : { commit: images };
}

/** The code that runs after the newest of some releases, as far back as they go. */
export function codeOf(releases: readonly ReleaseRow[]): Code | undefined {
  const newestFirst = releases.toSorted((one, other) => other.version - one.version);
  for (const release of newestFirst) {
    const code = codeIn(release);
    if (code !== undefined) return code;
    const to = rolledBackTo(release);
    const last = Math.min(to ?? 0, release.version - 1);
    if (to !== undefined) return codeOf(releases.filter((each) => each.version <= last));
  }
  return undefined;
}

export const codeFacts = (code: Code | undefined): Facts =>
  code === undefined
    ? []
    : [
        ["release.commit", code.commit],
        ...(code.origin === undefined ? [] : ([["release.origin", code.origin]] as const)),
      ];

/** The rollback that an app is in, what was in force before it, and what went back with it. */
export function rollbackFacts(newestFirst: readonly ReleaseRow[]): Facts {
  const rollback = rollbackIn(newestFirst);
  if (rollback === undefined) return [];
  const { to, release, by, at } = rollback;
  const undone = newestFirst.filter(
    (each) =>
      each.version > to && each.version < release && each.status !== "failed" && rolledBackTo(each) === undefined,
  );
  const fact = rollbackFact({
    to,
    since: release,
    ...(undone[0] !== undefined && { before: undone[0].version }),
    at: minuteOf(Date.parse(at)),
    ...(by !== undefined && { by }),
    config: [...new Set(undone.flatMap(keysIn))].sort(),
    hasOtherCode: undone.some((each) => codeIn(each) !== undefined),
  });
  return [["release.rollback", fact]];
}
