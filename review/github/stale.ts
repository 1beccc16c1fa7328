import type { Change, EnvironmentReview, Report } from "../report.ts";

/**
 * What a fresh review would do beyond the one that somebody has read and approved, one line each: by environment, object,
 * operation and property. Doing less is fine: drift may have gone, or a part may be done already.
 */
export function beyondReviewed(reviewed: Report, fresh: Report): string[] {
  return fresh.environments.flatMap((review) => {
    const { environment } = review;
    const read = reviewed.environments.find((each) => each.environment === environment);
    if (read === undefined) return [`${environment}: was not reviewed`];
    return [...furtherChanges(read, review), ...furtherRollbacks(read, review)];
  });
}

function furtherChanges(read: EnvironmentReview, { environment, changes }: EnvironmentReview): string[] {
  return changes.flatMap((change) => {
    const approved = read.changes.find(({ urn }) => urn === change.urn);
    const subject = `${environment}: ${change.name} (${change.type})`;
    if (approved === undefined) return [`${subject}: ${change.operation} was not reviewed`];
    if (approved.operation !== change.operation) {
      return [`${subject}: ${approved.operation} was reviewed, ${change.operation} is what it would do now`];
    }
    return furtherProperties(approved, change).map(
      (path) => `${subject}: ${change.operation} of ${path} was not reviewed`,
    );
  });
}

/** Adding, changing and taking away a property are three things, and so is a replacement because of it. */
function furtherProperties(approved: Change, change: Change): string[] {
  const known = new Set(approved.properties.map(({ path, kind, replaces }) => `${path} ${kind} ${replaces}`));
  return change.properties
    .filter(({ path, kind, replaces }) => !known.has(`${path} ${kind} ${replaces}`))
    .map(({ path }) => path);
}

/** An `up` of an app that somebody has rolled back brings the later code back. */
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
    .map(({ environment }) => `${environment}: the fresh report has nothing on it`);
  return [...differs, ...missing, ...[reviewed, fresh].flatMap(unfinished)];
}

const unfinished = ({ environments, at }: Report): string[] =>
  environments
    .filter(({ outcome }) => outcome !== "succeeded")
    .map(({ environment, outcome }) => `${environment}: the review of ${at} ended as "${outcome}"`);
