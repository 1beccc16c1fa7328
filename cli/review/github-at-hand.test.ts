import { RequestError } from "@octokit/request-error";
import { afterEach, expect, test, vi } from "vitest";
import { GitHubError } from "../../review/github/github-error.ts";
import { onGitHub } from "./github-at-hand.ts";

const token = "t0ken-marker";
const asked = "POST /repos/example-library/estate/issues/7/comments";

afterEach(() => vi.unstubAllEnvs());

/** What a person reads when GitHub answers so. */
function toldOf(status: number, message: string, headers: Record<string, string> = {}): Promise<unknown> {
  vi.stubEnv("GITHUB_TOKEN", token);
  vi.stubEnv("GITHUB_REPOSITORY", "example-library/estate");
  const request = {
    method: "POST" as const,
    url: "https://api.github.com",
    headers: { authorization: `token ${token}` },
  };
  const response = { status, url: request.url, headers, data: {}, retryCount: 0 };
  const error = GitHubError.of(new RequestError(message, status, { request, response }), asked, 0);
  return onGitHub("pull-requests", () => Promise.reject(error)).catch((problem: unknown) => problem);
}

const needs = "the job's token needs permissions: { pull-requests: write }";

test.each<[number, string, string[]]>([
  [403, "Resource not accessible by integration", [needs]],
  [404, "Not Found", [needs]],
  [403, "Repository was archived so is read-only.", []],
  [401, "Bad credentials", ["GITHUB_TOKEN: GitHub does not know this token"]],
  [422, "Validation Failed", []],
])("%i %s is told with what helps, and without the token", async (status, message, advice) => {
  const problem = await toldOf(status, message);
  expect(problem).toHaveProperty("message", [`${asked}: GitHub answered ${status}: ${message}`, ...advice].join("\n"));
  expect(String(problem)).not.toContain(token);
});

test("a rate limit is told with when it ends", async () => {
  const problem = await toldOf(403, "API rate limit exceeded", {
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": "1500",
  });
  expect(problem).toHaveProperty(
    "message",
    `${asked}: GitHub answered 403: API rate limit exceeded\nthe rate limit ends in 25 min: run the job again then`,
  );
});
