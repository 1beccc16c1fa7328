/** A stage that a name can say it is of. */
export type NamedStage = "a trial" | "production";

/** Words of host names, databases and buckets. What is `live` may be a vendor's: live.smtp.mailtrap.io. */
const words: readonly [NamedStage, RegExp][] = [
  ["a trial", /^(staging|stage|stg|uat|qa|preprod|acceptance)$/i],
  ["production", /^(production|prod|prd)$/i],
];

/** The stage that a name is of by a word in it: `api.staging.example`, `shop_production`; undefined where it has none, or several. */
export function stageNamedIn(name: string): NamedStage | undefined {
  const parts = name.replace(/pre-?prod(uction)?/gi, "preprod").split(/[^a-z0-9]+/i);
  const found = words.filter(([, pattern]) => parts.some((part) => pattern.test(part)));
  return found.length === 1 ? found[0]?.[0] : undefined;
}
