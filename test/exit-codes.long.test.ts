import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Report } from "../review/report/report.ts";
import { withEnvironments } from "../review/test/sample-report.ts";
import { sampleStaging } from "../review/test/sample-staging.ts";
import { tandem } from "./support/tandem.ts";

const project = fileURLToPath(new URL("..", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "exit-codes-"));
  const staging = { ...sampleStaging, values: { basis: "fingerprints", secrets: {} } } as const;
  const reviewed = withEnvironments({ ...staging, changes: [] });
  write("reviewed.json", reviewed);
  write("same.json", later(reviewed));
  write("more.json", later(withEnvironments(staging)));
  write("failed.json", later(withEnvironments({ ...staging, outcome: "failed" })));
  writeFileSync(join(folder, "broken.json"), "{");
  mkdirSync(join(folder, "catalog"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const later = (report: Report): Report => ({ ...report, at: "2026-11-22T10:00:00Z" });
const write = (name: string, report: Report) => writeFileSync(join(folder, name), JSON.stringify(report));

const stale = (fresh: string) => `stale --reviewed ${join(folder, "reviewed.json")} --fresh ${join(folder, fresh)}`;

test.each<[what: string, line: () => string, code: number]>([
  ["an option that no command has", () => "review --no-such", 64],
  ["an unknown environment of a review", () => "review --local qa", 64],
  ["an unknown environment of a parity", () => "parity --local --environment qa,production", 64],
  ["an unknown environment of a trial", () => "try up qa", 64],
  ["an unknown service", () => "parity --local --service nobody", 64],
  ["an unknown service of app.json", () => "app-json nobody --check", 64],
  ["a report that cannot be read", () => stale("broken.json"), 1],
  ["a report that is not there", () => stale("none.json"), 1],
  ["a report of a review that failed", () => stale("failed.json"), 1],
  ["a report of another environment", () => driftIssue("production"), 1],
  ["an approved review that says less than the fresh one", () => stale("more.json"), 2],
  ["an approved review that says the same", () => stale("same.json"), 0],
  ["a repository without its app.json", () => `app-json catalog --check --folder ${join(folder, "catalog")}`, 2],
  ["a list of what must hold", () => "policies", 0],
])("%s ends with the code that the table has for it: %#", async (_, line, code) => {
  const ended = await tandem(project, line().split(" "), { GITHUB_TOKEN: "", HEROKU_API_KEY: "" });
  expect(ended.code, ended.output).toBe(code);
});

const driftIssue = (environment: string) =>
  `drift-issue --environment ${environment} --report ${join(folder, "same.json")}`;
