import { getPipeline, getTeam } from "@pulumi/heroku";
import { RunError } from "@pulumi/pulumi";
import type { EstateSettings } from "../settings/settings.ts";

/** A Heroku team, the owner of everything. */
export interface Team {
  readonly id: string;
  readonly name: string;
}

/**
 * Looks the team up, before anything is made. Ends the program in plain words when it does not exist or the key may not see
 * it. Source: `GET /teams/{team}`.
 */
export async function findTeam({ team, environment }: EstateSettings): Promise<Team> {
  try {
    const { id } = await getTeam({ name: team });
    return { id, name: team };
  } catch (error) {
    throw new RunError(`Pulumi.${environment}.yaml: estate:team: ${reasonOf(error)}`);
  }
}

/**
 * Looks up the pipelines that the first environment has made, by service. Awaited before the first resource is registered:
 * a look-up that fails later would leave half an environment behind. Source: `GET /pipelines`.
 */
export async function findPipelines(
  { declaration, environment }: EstateSettings,
  team: Team,
): Promise<ReadonlyMap<string, string>> {
  const [first] = declaration.environments;
  if (environment === first) return new Map();
  const answers = await Promise.all(
    declaration.services.map(async ({ name }) => {
      try {
        const { id } = await getPipeline({ name, owner: team.id });
        return { name, id };
      } catch (error) {
        return { problem: problemOf(name, reasonOf(error), environment, first) };
      }
    }),
  );
  const problems = answers.flatMap((answer) => ("problem" in answer ? [answer.problem] : []));
  if (problems.length > 0) throw new RunError(problems.join("\n"));
  return new Map(answers.flatMap((answer) => ("problem" in answer ? [] : [[answer.name, answer.id] as const])));
}

function problemOf(service: string, reason: string, environment: string, first: string): string {
  return reason.includes("does not exist")
    ? `${environment} needs the pipeline "${service}", which ${first} makes: run pulumi up --stack ${first} first`
    : `${environment} needs the pipeline "${service}", but could not look it up: ${reason}`;
}

/** What the provider said. Its argument's name is not the settings' path. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/^name: /, "");
}
