import type { Cause, CauseDetail, CauseKind } from "../../kinds/cause.ts";
import type { Evidence, Explanation } from "../../kinds/drift.ts";
import { kindOf, partOf } from "../../kinds/kinds.ts";
import type { ChangedProperty, Subject } from "../report/report.ts";

/** What each detail comes to. */
const kinds: Readonly<Record<CauseDetail["code"], CauseKind>> = {
  "config set": "hand edit",
  "config removed": "hand edit",
  "attached elsewhere": "hand edit",
  "config rolled back": "rollback",
  "config in release": "add-on",
  "config of add-on": "add-on",
  "config in no release": "unknown",
  "releases unread": "unknown",
  "changed outside": "unknown",
  scaled: "unknown",
  "process changed": "unknown",
  "plan changed": "unknown",
  detached: "unknown",
  autoscaled: "autoscaled",
  "plan renamed": "plan renamed",
  certificate: "certificate",
  gone: "deleted",
  "failed update": "failed update",
};

const causedBy = ({ detail, origin }: Explanation): Cause => ({
  kind: kinds[detail.code],
  details: [detail],
  ...origin,
});

/**
 * Why a property is not as it was left; why the object is gone, without one. What is not certain is unknown, and says so.
 * `failures` says why the last `up` could not change the object: that explains what no release does.
 */
export function causeOf(
  subject: Subject,
  property: ChangedProperty | undefined,
  evidence: Evidence,
  failures: readonly string[] = [],
): Cause {
  const kind = kindOf(subject);
  const part = partOf(subject);
  if (property === undefined) {
    return causedBy(kind?.explainDeletion?.(part, evidence, subject.name) ?? { detail: { code: "gone", parts: [] } });
  }
  const cause = causedBy(kind?.explain?.(property, part, evidence) ?? { detail: { code: "changed outside" } });
  return cause.kind === "unknown" && failures.length > 0
    ? causedBy({ detail: { code: "failed update", herokuMessage: failureWords(failures) } })
    : cause;
}

/** Heroku's own words, with what they advise, in one line. */
export function failureWords(failures: readonly string[]): string {
  const words = failures.join("; ").replaceAll(/\s*\n\s*/g, " ");
  return words.length > longestReason ? `${words.slice(0, longestReason)}…` : words;
}

const longestReason = 1500;

/** The details of several properties of an object, config vars of one cause together. */
export function together(details: readonly CauseDetail[]): CauseDetail[] {
  const alike = Map.groupBy(details, (each) => JSON.stringify({ ...each, keys: undefined }));
  return [...alike.values()].flatMap(([first, ...others]): CauseDetail[] => {
    if (first === undefined) return [];
    const keys = [first, ...others].flatMap((each) => ("keys" in each ? each.keys : []));
    return ["keys" in first ? { ...first, keys } : first];
  });
}
