import { minuteOf } from "./backup-facts.ts";
import type { Facts } from "./parts.ts";
import type { ReleaseRow } from "./wire.ts";

export const releaseFacts = (newest: ReleaseRow | undefined): Facts =>
  newest === undefined
    ? []
    : [
        ["release.version", `v${newest.version}`],
        ["release.created", minuteOf(Date.parse(newest.created_at))],
      ];

/** The code that a release says it brings: a commit's short form, or images. */
export function codeIn({ description }: Pick<ReleaseRow, "description">): string | undefined {
  const [, commit] = /^(?:Deploy|Promote .+) ([0-9a-f]{7,40})$/.exec(description) ?? [];
  const [, images] = /^Deployed (\S+ \([0-9a-f]+\).*)$/.exec(description) ?? [];
  return commit?.slice(0, 8) ?? images;
}

/** The code that runs after the newest of some releases, as far back as they go. */
export function codeOf(releases: readonly ReleaseRow[]): string | undefined {
  const newestFirst = releases.toSorted((one, other) => other.version - one.version);
  for (const release of newestFirst) {
    const code = codeIn(release);
    if (code !== undefined) return code;
    const [, version] = /^Rollback to v(\d+)$/.exec(release.description) ?? [];
    const last = Math.min(Number(version), release.version - 1);
    if (version !== undefined) return codeOf(releases.filter((each) => each.version <= last));
  }
  return undefined;
}
