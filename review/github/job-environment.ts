import { exitCodes, Problem } from "../../engine/problem.ts";
import { type Turn, turnFrom } from "./turn.ts";

/** A repository on GitHub, and the token that acts there. */
export interface JobEnvironment {
  /** Address without a trailing slash: `https://api.github.com`, or `https://<host>/api/v3`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly owner: string;
  readonly repo: string;
  /** Page of the run of the workflow in which this happens; absent outside of one. */
  readonly runUrl?: string;
  /** Where this job stands among the others; absent outside of one. */
  readonly turn?: Turn;
}

/** GitHub as a job of GitHub Actions finds it: `GITHUB_API_URL`, `GITHUB_TOKEN` and `GITHUB_REPOSITORY`. */
export function jobEnvironmentFrom(environment: NodeJS.ProcessEnv): JobEnvironment {
  const repository = environment.GITHUB_REPOSITORY ?? "";
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(repository) ?? [];
  if (owner === undefined || repo === undefined) {
    throw usage(
      `GITHUB_REPOSITORY: expected <owner>/<name>, got ${repository === "" ? "nothing" : `"${repository}"`}; GitHub Actions sets it`,
    );
  }
  const token = environment.GITHUB_TOKEN ?? "";
  if (token === "") {
    throw usage(
      `GITHUB_TOKEN: expected a token, got nothing; give it to the step: env: { GITHUB_TOKEN: "\${{ github.token }}" }`,
    );
  }
  const run = runUrl(environment, repository);
  const turn = turnFrom(environment);
  return {
    apiUrl: safeApiUrl(environment.GITHUB_API_URL),
    token,
    owner,
    repo,
    ...(run !== undefined && { runUrl: run }),
    ...(turn !== undefined && { turn }),
  };
}

/** The token goes to this address: so only over https, or to this machine itself. */
function safeApiUrl(text: string | undefined): string {
  const url = (text || "https://api.github.com").replace(/\/+$/, "");
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isLoopback = parsed?.protocol === "http:" && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(parsed.hostname);
  if (
    parsed === undefined ||
    !(parsed.protocol === "https:" || isLoopback) ||
    parsed.username + parsed.password !== ""
  ) {
    throw usage("GITHUB_API_URL: expected an https URL without user or password, got another");
  }
  return url;
}

function runUrl(environment: NodeJS.ProcessEnv, repository: string): string | undefined {
  const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_RUN_ID: run = "" } = environment;
  return /^\d+$/.test(run) && URL.canParse(server) ? `${server}/${repository}/actions/runs/${run}` : undefined;
}

const usage = (message: string): Problem => new Problem(message, exitCodes.usage);
