/** What a delivery of a webhook says of a release. Source: Dev Center, "App Webhooks Schema", and its list of events. */
interface ReleaseDelivery {
  /** The event, such as `api:release`. */
  readonly event: string;
  /** `create` when the release begins, `update` at each change of its state. */
  readonly action: string;
  readonly status: string | null;
  /** As Heroku's, such as `Deploy 6d2b4f0e`. */
  readonly description: string | null;
}

/** What people hear of. */
export type ReleaseNews = "deployment" | "promotion" | "rollback";

const byDescription: readonly (readonly [RegExp, ReleaseNews])[] = [
  // Of a slug, and of images.
  [/^Deploy(ed)? /, "deployment"],
  [/^Promote /, "promotion"],
  [/^Rollback to v\d+$/, "rollback"],
];

/**
 * What people hear of by a delivery: each release of code once. Heroku delivers every release twice or more, as it begins and as it
 * changes, and releases config changes and attachments too: those say nothing new to people.
 */
export function newsOf({ event, action, status, description }: ReleaseDelivery): ReleaseNews | undefined {
  if (event !== "api:release" || action !== "update" || status !== "succeeded") return undefined;
  return byDescription.find(([form]) => form.test(description ?? ""))?.[1];
}
