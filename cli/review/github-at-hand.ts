import { Problem } from "../../engine/problem.ts";
import type { GitHub } from "../../review/github/api.ts";
import { GitHubError } from "../../review/github/github-error.ts";
import { type JobEnvironment, jobEnvironmentFrom } from "../../review/github/job-environment.ts";

/** Acts on GitHub as the surroundings say, and tells what went wrong there in words. `needs` is the permission that it takes. */
export async function onGitHub<T>(
  needs: string,
  act: (github: GitHub, surroundings: JobEnvironment) => Promise<T>,
): Promise<T> {
  const surroundings = jobEnvironmentFrom(process.env);
  // The other commands start without it.
  const { GitHub: Client } = await import("../../review/github/api.ts");
  try {
    return await act(new Client(surroundings), surroundings);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Problem([message, ...advice(error, needs)].join("\n"));
  }
}

function advice(error: unknown, needs: string): string[] {
  if (!(error instanceof GitHubError)) return [];
  if (error.limitedMs !== undefined)
    return [`the rate limit ends in ${Math.ceil(error.limitedMs / 60_000)} min: run the job again then`];
  if (error.status === 401) return ["GITHUB_TOKEN: GitHub does not know this token"];
  // Of other 403s, such as an archived repository, GitHub's own words say what is to be done.
  if (error.status === 404 || (error.status === 403 && error.message.includes("not accessible"))) {
    return [`the job's token needs permissions: { ${needs}: write }`];
  }
  return [];
}
