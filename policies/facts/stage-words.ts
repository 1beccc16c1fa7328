/** A stage that a name can contain. */
export type NamedStage = "a trial" | "production";

/** Words in host names, databases and buckets. `live` is not one, because vendors use it: live.smtp.mailtrap.io. */
const words: readonly [NamedStage, RegExp][] = [
  ["a trial", /^(staging|stage|stg|uat|qa|preprod|acceptance)$/i],
  ["production", /^(production|prod|prd)$/i],
];

/** The stage whose word a name contains: `api.staging.example`, `shop_production`; undefined if it contains none or several. */
export function stageNamedIn(name: string): NamedStage | undefined {
  const parts = name.replace(/pre-?prod(uction)?/gi, "preprod").split(/[^a-z0-9]+/i);
  const found = words.filter(([, pattern]) => parts.some((part) => pattern.test(part)));
  return found.length === 1 ? found[0]?.[0] : undefined;
}
