import { uuidOf } from "../ids.ts";
import { invalid } from "../problems.ts";

/** Name, country, locale, description, Amazon's name; first those of the Common Runtime. */
const table: readonly (readonly [string, string, string, string, string])[] = [
  ["us", "United States", "Virginia", "United States", "us-east-1"],
  ["eu", "Ireland", "Dublin", "Europe", "eu-west-1"],
  ["virginia", "United States", "Virginia", "Virginia, United States", "us-east-1"],
  ["oregon", "United States", "Oregon", "Oregon, United States", "us-west-2"],
  ["dublin", "Ireland", "Dublin", "Dublin, Ireland", "eu-west-1"],
  ["frankfurt", "Germany", "Frankfurt", "Frankfurt, Germany", "eu-central-1"],
  ["sydney", "Australia", "Sydney", "Sydney, Australia", "ap-southeast-2"],
  ["tokyo", "Japan", "Tokyo", "Tokyo, Japan", "ap-northeast-1"],
];

/** Regions of the Common Runtime, and some of those of Private Spaces. */
export const regions = table.map(([name, country, locale, description, provider]) => ({
  id: uuidOf("region", name),
  name,
  country,
  locale,
  description,
  provider,
  /** Whether apps run there in Private Spaces only. */
  privateOnly: name !== "us" && name !== "eu",
}));

/** A region by id or name; `us` for none. @throws HerokuProblem 422 */
export function findRegion(identity = "us"): (typeof regions)[number] {
  const found = regions.find(({ id, name }) => id === identity || name === identity);
  if (!found) throw invalid(`Couldn't find that region (${identity}).`);
  return found;
}
