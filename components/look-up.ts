import { getDynoSizes, getTeam } from "@pulumi/heroku";
import { log, RunError } from "@pulumi/pulumi";
import type { Price, Prices } from "../kinds/price.ts";
import { canonicalSize } from "../settings/dyno-size.ts";
import { lineOf } from "../settings/finding.ts";
import { unlistedSizes } from "../settings/offer-findings.ts";
import type { EstateSettings } from "../settings/settings.ts";
import { type Answer, isNotFound, reasonOf } from "./look-up-answer.ts";
import { type FoundPipelines, findPipelines } from "./look-up-pipelines.ts";
import { findPlans } from "./look-up-plans.ts";
import { findZones } from "./look-up-zones.ts";

/** A Heroku team, the owner of everything. */
interface Team {
  readonly id: string;
  readonly name: string;
}

/** Everything outside of the settings that a service depends on. */
export interface Surroundings extends FoundPipelines {
  readonly team: Team;
  /** Ids of the hosted zones in Route 53, by name. */
  readonly zones: ReadonlyMap<string, string>;
  readonly prices: Prices;
}

/**
 * Looks up whatever the settings name. Awaited before the first resource is registered: a look-up that fails later would leave
 * half an environment behind. Ends the program with everything that is not there, in plain words.
 */
export async function lookUp(settings: EstateSettings): Promise<Surroundings> {
  const team = await findTeam(settings);
  const [pipelines, zones, plans, dynos] = await Promise.all([
    findPipelines(settings, team),
    findZones(settings),
    findPlans(settings),
    findDynos(settings),
  ]);
  const answers: readonly Answer<unknown>[] = [pipelines, zones, plans, dynos];
  const problems = answers.flatMap((answer) => answer.problems);
  if (problems.length > 0) throw new RunError(problems.join("\n"));
  return {
    team,
    ...pipelines.value,
    zones: zones.value,
    prices: { plans: plans.value, dynos: dynos.value },
  };
}

/** Source: `GET /teams/{team}`. */
async function findTeam({ team, environment }: EstateSettings): Promise<Team> {
  try {
    const { id } = await getTeam({ name: team });
    return { id, name: team };
  } catch (error) {
    const place = isNotFound(error) ? `Pulumi.${environment}.yaml: estate:team: ` : "";
    throw new RunError(`${place}${reasonOf(error)}`);
  }
}

/** The prices of dynos, by size. Without them there is only no price. Source: `GET /dyno-sizes`. */
async function findDynos(settings: EstateSettings): Promise<Answer<ReadonlyMap<string, Price>>> {
  try {
    const { sizes } = await getDynoSizes({});
    // Heroku's newer generation writes sizes in small letters.
    const value = new Map(sizes.map(({ name, ...price }) => [canonicalSize(name) ?? name, price]));
    return { value, problems: unlistedSizes(settings, [...value.keys()]).map(lineOf) };
  } catch (error) {
    await log.warn(`the sizes of dynos could not be looked up, so that no dyno has a price: ${reasonOf(error)}`);
    return { value: new Map(), problems: [] };
  }
}
