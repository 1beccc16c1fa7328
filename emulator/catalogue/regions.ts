import { uuidOf } from "../ids.ts";
import { invalid } from "../problems.ts";

interface Region {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly locale: string;
  readonly description: string;
  /** Amazon's name for it. */
  readonly provider: string;
}

/** Regions of the Common Runtime. */
export const regions: readonly Region[] = [
  { name: "us", country: "United States", locale: "Virginia", description: "United States", provider: "us-east-1" },
  { name: "eu", country: "Ireland", locale: "Dublin", description: "Europe", provider: "eu-west-1" },
].map((region) => ({ ...region, id: uuidOf("region", region.name) }));

/** A region by id or name; `us` for none. @throws HerokuProblem 422 */
export function findRegion(identity = "us"): Region {
  const found = regions.find(({ id, name }) => id === identity || name === identity);
  if (!found) throw invalid(`Couldn't find that region (${identity}).`);
  return found;
}
