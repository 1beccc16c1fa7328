import { expect, test } from "vitest";
import { jobEnvironmentFrom } from "./job-environment.ts";

const job = { GITHUB_TOKEN: "t0ken-marker", GITHUB_REPOSITORY: "example-library/estate" };

test("reads GitHub's address, repository and token from a job's environment", () => {
  expect(jobEnvironmentFrom({ ...job, GITHUB_RUN_ID: "77" })).toEqual({
    apiUrl: "https://api.github.com",
    token: "t0ken-marker",
    owner: "example-library",
    repo: "estate",
    runUrl: "https://github.com/example-library/estate/actions/runs/77",
    turn: { run: 77, attempt: 1 },
  });
  expect(jobEnvironmentFrom({ ...job, GITHUB_API_URL: "http://127.0.0.1:8080/" }).apiUrl).toBe("http://127.0.0.1:8080");
});

test.each([
  [{ ...job, GITHUB_TOKEN: "" }, /^GITHUB_TOKEN: expected a token, got nothing/],
  [{ GITHUB_TOKEN: "t0ken-marker" }, /^GITHUB_REPOSITORY: expected <owner>\/<name>, got nothing/],
  [{ ...job, GITHUB_REPOSITORY: "estate" }, /^GITHUB_REPOSITORY: .* got "estate"/],
  [
    { ...job, GITHUB_API_URL: "http://api.example.org" },
    /^GITHUB_API_URL: expected an https URL without user or password/,
  ],
  [
    { ...job, GITHUB_API_URL: "https://ana:t0ken@example.org" },
    /^GITHUB_API_URL: expected an https URL without user or password/,
  ],
])("reports a wrong variable without the token", (environment, message) => {
  expect(() => jobEnvironmentFrom(environment)).toThrow(message);
  expect(() => jobEnvironmentFrom(environment)).not.toThrow(/t0ken-marker/);
});
