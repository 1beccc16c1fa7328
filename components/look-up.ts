import { getDynoSizes, getPipeline, getTeam } from "@pulumi/heroku";
import { type Input, log, output, RunError, runtime, unknown } from "@pulumi/pulumi";
import type { Price, Prices } from "../kinds/price.ts";
import { awaitedLine } from "../parity/awaited-pipeline.ts";
import type { ServiceDeclaration } from "../settings/declare.ts";
import { canonicalSize } from "../settings/dyno-size.ts";
import { lineOf } from "../settings/finding.ts";
import { formerNames } from "../settings/former-names.ts";
import { unlistedSizes } from "../settings/offer-findings.ts";
import type { EstateSettings } from "../settings/settings.ts";
import { type Answer, isNotFound, reasonOf } from "./look-up-answer.ts";
import { findPlans } from "./look-up-plans.ts";
import { findZones } from "./look-up-zones.ts";

/** A Heroku team, the owner of everything. */
interface Team {
  readonly id: string;
  readonly name: string;
}

/** Everything outside of the settings that a service depends on. */
export interface Surroundings {
  readonly team: Team;
  /** Ids of the pipelines that another environment owns, by service. */
  readonly pipelines: ReadonlyMap<string, Input<string>>;
  /** Services whose pipeline the first environment has still to make, which only a preview goes on without. */
  readonly awaitedPipelines: readonly string[];
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

/**
 * The pipelines that the first environment has made, by service. One that is missing ends an `up`. A preview goes on, so that a
 * review shows what production gets once staging is up; the policy `parity` stops it there. Source: `GET /pipelines`.
 */
async function findPipelines(
  { declaration, environment }: EstateSettings,
  team: Team,
): Promise<Answer<Pick<Surroundings, "pipelines" | "awaitedPipelines">>> {
  const [first] = declaration.environments;
  if (environment === first) return { value: { pipelines: new Map(), awaitedPipelines: [] }, problems: [] };
  const pipelines = new Map<string, Input<string>>();
  const missing = new Set<string>();
  const problems = await Promise.all(
    declaration.services.map(async (service) => {
      const { name } = service;
      try {
        pipelines.set(name, await pipelineOf(service, team));
        return [];
      } catch (error) {
        const reason = reasonOf(error);
        if (!isMissing(reason))
          return [`${environment} needs the pipeline "${name}", but could not look it up: ${reason}`];
        missing.add(name);
        return [];
      }
    }),
  );
  const awaitedPipelines = declaration.services.map(({ name }) => name).filter((name) => missing.has(name));
  const lines = awaitedPipelines.map((name) => awaitedLine(name, first));
  if (!runtime.isDryRun()) return { value: { pipelines, awaitedPipelines }, problems: [...problems.flat(), ...lines] };
  for (const name of awaitedPipelines) pipelines.set(name, unknownId());
  for (const line of lines) await log.warn(line);
  return { value: { pipelines, awaitedPipelines }, problems: problems.flat() };
}

/** An id that is not known before it is made. */
const unknownId = (): Input<string> => output(unknown).apply(String);

/** Id of a service's pipeline. Until the first environment has renamed it with the service, it has its former name. */
async function pipelineOf(service: ServiceDeclaration, team: Team): Promise<string> {
  const idOf = async (name: string) => (await getPipeline({ name, owner: team.id })).id;
  try {
    return await idOf(service.name);
  } catch (error) {
    if (!isMissing(reasonOf(error))) throw error;
    for (const former of formerNames(service)) {
      const id = await idOf(former).catch((reason: unknown) => {
        if (!isMissing(reasonOf(reason))) throw reason;
      });
      if (id !== undefined) return id;
    }
    throw error;
  }
}

const isMissing = (reason: string): boolean => reason.includes("does not exist");

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
