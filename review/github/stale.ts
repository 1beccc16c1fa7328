import type { Change, ChangedProperty, EnvironmentReview, Report } from "../report/report.ts";
import { waitsFor } from "../report/verdict.ts";

/**
 * What a fresh review would do beyond the approved one, one line each: by environment, object,
 * operation, property, and value where it is shown. Doing less is fine: drift may have gone, or a part may be done already.
 */
export function beyondReviewed(reviewed: Report, fresh: Report): string[] {
  return fresh.environments.flatMap((review) => {
    const { environment } = review;
    const read = reviewed.environments.find((each) => each.environment === environment);
    if (read === undefined) return [`${environment}: was not reviewed`];
    return [...furtherChanges(read, review), ...otherSecrets(read, review), ...furtherRollbacks(read, review)];
  });
}

function furtherChanges(read: EnvironmentReview, { environment, changes }: EnvironmentReview): string[] {
  return changes.flatMap((change) => {
    // An object may have two: what is there now, and what an interrupted replacement has left to delete.
    const known = read.changes.filter(({ urn }) => urn === change.urn);
    const approved = known.find(({ operation }) => operation === change.operation);
    const subject = `${environment}: ${change.name} (${change.type})`;
    if (approved !== undefined) {
      return furtherParts(approved, change).map((further) => `${subject}: ${change.operation} of ${further}`);
    }
    const [other] = known;
    return other === undefined
      ? [`${subject}: ${change.operation} was not reviewed`]
      : [`${subject}: reviewed as ${other.operation}, would now be ${change.operation}`];
  });
}

/**
 * Properties that were not reviewed, and those of which neither report shows the values, where they are others now. What is made
 * without a property that was reviewed is something else, such as an app in Heroku's own region; an update that leaves one out does less.
 */
function furtherParts(approved: Change, { operation, properties, values = {} }: Change): string[] {
  const further = properties.flatMap((property) => {
    const why = furtherThan(approved, property);
    return why === undefined ? [] : [[property.path, why] as const];
  });
  const known = new Set(further.map(([path]) => path));
  const before = approved.values ?? {};
  const others = Object.keys(values).filter((path) => !known.has(path) && before[path] !== values[path]);
  const missing = operation === "update" ? [] : Object.keys(before).filter((path) => values[path] === undefined);
  return [
    ...further,
    ...others.map((path) => [path, "was reviewed with other values"] as const),
    ...missing.map((path) => [path, "was reviewed, and would now be left out"] as const),
  ].map(([path, why]) => `${path} ${why}`);
}

/** A secret that an `up` would set in place of the one that was reviewed. */
function otherSecrets(read: EnvironmentReview, { environment, values }: EnvironmentReview): string[] {
  const known = read.values?.basis === "fingerprints" ? read.values.secrets : {};
  const now = values?.basis === "fingerprints" ? values.secrets : {};
  return Object.entries(now)
    .filter(([key, print]) => known[key] !== print)
    .map(([key]) => {
      const what = known[key] === undefined ? "was not reviewed" : "was reviewed with another value";
      return `${environment}: the secret ${key} of the stack's configuration ${what}`;
    });
}

/**
 * Adding, changing and taking away a property are three things, and so is a replacement because of it. Where a report shows
 * values, such as plans, others are something else: a downgrade is none of what approves an upgrade.
 */
function furtherThan(approved: Change, { path, kind, replaces, shown }: ChangedProperty): string | undefined {
  const known = approved.properties.find(
    (each) => each.path === path && each.kind === kind && each.replaces === replaces,
  );
  if (known === undefined) return "was not reviewed";
  const isOther = (["before", "after"] as const).some((side) => isUnlike(known.shown?.[side], shown?.[side]));
  return isOther ? `was reviewed as ${valuesOf(known)} and would now be ${valuesOf({ shown })}` : undefined;
}

/** What one of them does not show, nobody can hold against the other. */
const isUnlike = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

const valuesOf = ({ shown }: { shown?: ChangedProperty["shown"] | undefined }): string =>
  `${shown?.before ?? "nothing"} → ${shown?.after ?? "nothing"}`;

/** An `up` of a rolled-back app restores the later code. */
function furtherRollbacks(read: EnvironmentReview, { environment, rolledBack }: EnvironmentReview): string[] {
  return rolledBack
    .filter(({ app, to }) => !read.rolledBack.some((known) => known.app === app && known.to === to))
    .map(({ app, to }) => `${environment}: ${app} has been rolled back to v${to} since the review`);
}

/** Why two reviews cannot be compared; nothing when they can. */
export function incomparable(reviewed: Report, fresh: Report): string[] {
  const differs = (["project", "mode"] as const)
    .filter((key) => reviewed[key] !== fresh[key])
    .map((key) => `${key}: the reviewed report has ${reviewed[key]}, the fresh one ${fresh[key]}`);
  const missing = reviewed.environments
    .filter(({ environment }) => !fresh.environments.some((each) => each.environment === environment))
    .map(({ environment }) => `${environment}: missing from the fresh report`);
  return [
    ...differs,
    ...emptiness(reviewed, fresh),
    ...missing,
    ...[reviewed, fresh].flatMap(unfinished),
    ...fresh.environments.flatMap((review) => unprinted(reviewed, fresh, review)),
  ];
}

/** Why the values of two looks at one environment cannot be compared. */
function unprinted(reviewed: Report, fresh: Report, { environment, outcome, values }: EnvironmentReview): string[] {
  const read = reviewed.environments.find((each) => each.environment === environment);
  if (read === undefined || read.outcome !== "succeeded" || outcome !== "succeeded") return [];
  const without = [...(read.values === undefined ? ["reviewed"] : []), ...(values === undefined ? ["fresh"] : [])].map(
    (which) => `${environment}: the ${which} report has no fingerprints of its values`,
  );
  if (without.length > 0) return without;
  if (values?.basis === "fingerprints") {
    return read.values?.basis === "commit" ? [`${environment}: was deployed for the first time since the review`] : [];
  }
  if (read.values?.basis === "fingerprints") return [`${environment}: the stack no longer has the salt of the review`];
  if (reviewed.commit !== undefined && reviewed.commit === fresh.commit) return [];
  const commits = [reviewed, fresh].map(({ commit = "no commit" }) => commit).join(" and ");
  return [`${environment}: was never deployed, so its values come from a commit, but the reports are of ${commits}`];
}

/** What makes every comparison of two reports come out well. */
function emptiness(reviewed: Report, fresh: Report): string[] {
  const isLocal = reviewed.mode === "local" && fresh.mode === "local";
  const isEmpty = reviewed.environments.length === 0 && fresh.environments.length === 0;
  const isSwapped = Date.parse(fresh.at) < Date.parse(reviewed.at);
  return [
    ...(isLocal ? ["mode: both reports were made without credentials, so they do not show what an up does"] : []),
    ...(isEmpty ? ["environments: neither report has any"] : []),
    ...(isSwapped ? [`at: the fresh report, of ${fresh.at}, is older than the reviewed one, of ${reviewed.at}`] : []),
  ];
}

const unfinished = ({ environments, at }: Report): string[] =>
  environments
    .filter(({ outcome }) => outcome !== "succeeded")
    .map((review) => {
      const leader = waitsFor(review);
      const end =
        leader === undefined
          ? `ended as "${review.outcome}"; run it again`
          : `waits for ${leader}: run up for ${leader} first`;
      return `${review.environment}: the review of ${at} ${end}`;
    });
