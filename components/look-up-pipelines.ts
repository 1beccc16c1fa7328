import { getPipelines } from "@pulumi/heroku";
import { type Input, log, output, runtime, unknown } from "@pulumi/pulumi";
import { awaitedLine } from "../parity/awaited-pipeline.ts";
import type { ServiceDeclaration } from "../settings/declare.ts";
import { formerNames } from "../settings/former-names.ts";
import type { EstateSettings } from "../settings/settings.ts";
import { type Answer, reasonOf } from "./look-up-answer.ts";

export interface FoundPipelines {
  /** Ids of the pipelines that another environment owns, by service. */
  readonly pipelines: ReadonlyMap<string, Input<string>>;
  /** Services whose pipeline the first environment has still to make, which only a preview goes on without. */
  readonly awaitedPipelines: readonly string[];
}

/**
 * The pipelines that the first environment has made, by service; until it has renamed one with its service, by its former name.
 * One that is missing ends an `up`. A preview goes on, so that a review shows what production gets once staging is up; the policy
 * `parity` stops it there. Source: `GET /pipelines`.
 */
export async function findPipelines(
  { declaration: { environments, services }, environment }: EstateSettings,
  team: { readonly id: string },
): Promise<Answer<FoundPipelines>> {
  const [first] = environments;
  if (environment === first) return { value: { pipelines: new Map(), awaitedPipelines: [] }, problems: [] };
  const namesOf = (service: ServiceDeclaration) => [service.name, ...formerNames(service)];
  const ids = await idsByName(services.flatMap(namesOf), team.id);
  if (typeof ids === "string") {
    const problems = [`${environment} needs the pipelines of its services, but could not look them up: ${ids}`];
    return { value: { pipelines: new Map(), awaitedPipelines: [] }, problems };
  }
  const found = services.map((service) => {
    const name = namesOf(service).find((each) => ids.has(each));
    return { service: service.name, id: name === undefined ? undefined : ids.get(name) };
  });
  const awaitedPipelines = found.flatMap(({ service, id }) => (id === undefined ? [service] : []));
  const pipelines = new Map(found.map(({ service, id }) => [service, id ?? unknownId()]));
  const lines = awaitedPipelines.map((name) => awaitedLine(name, first));
  if (!runtime.isDryRun()) return { value: { pipelines, awaitedPipelines }, problems: lines };
  for (const line of lines) await log.warn(line);
  return { value: { pipelines, awaitedPipelines }, problems: [] };
}

/** Ids by name, or why there is no answer. */
async function idsByName(names: string[], owner: string): Promise<ReadonlyMap<string, string> | string> {
  try {
    const { pipelines } = await getPipelines({ names, owner });
    return new Map(pipelines.map(({ id, name }) => [name, id]));
  } catch (error) {
    return reasonOf(error);
  }
}

/** An id that is not known before it is made. */
const unknownId = (): Input<string> => output(unknown).apply(String);
