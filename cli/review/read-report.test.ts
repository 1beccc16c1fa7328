import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleReport } from "../../review/test/sample-report.ts";
import { readable, unreported } from "./missing-reports.ts";
import { readReport } from "./read-report.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "reports-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(text: string): Promise<string> {
  const file = join(folder, "report.json");
  await writeFile(file, text);
  return file;
}

test.each([
  ["{", "got no JSON"],
  ["[]", "got other JSON: at the top: expected object, got array"],
  [
    JSON.stringify({ ...sampleReport, environments: [{ ...sampleReport.environments[0], outcome: "fine" }] }),
    'got other JSON: environments[0].outcome: expected one of "succeeded"|"failed"|"not checked"',
  ],
])("a file that is no report is told with its place and without a value: %#", async (text, found) => {
  const file = await written(text);
  await expect(readReport(file)).rejects.toThrow(`${file}: expected a report of tandem review --json, ${found}`);
});

test.each([
  [1, "an older"],
  [3, "a newer"],
])(
  "a report of version %d is refused, with what to do, also by the commands that go on without one",
  async (version, made) => {
    const file = await written(JSON.stringify({ ...sampleReport, version, errors: "of another form" }));
    const refusal =
      `${file}: expected a report of version 2, got version ${version}, of ${made} Tandem; ` +
      "run tandem review --json again with the version of Tandem that reads it";
    await expect(readReport(file)).rejects.toThrow(refusal);
    expect(await readable([file])).toEqual({ reports: [], problems: [refusal], damages: [refusal] });
  },
);

test("of several files, those that cannot be read hide none of the others", async () => {
  const file = await written(JSON.stringify(sampleReport));
  const missing = join(folder, "missing.json");
  const damaged = join(folder, "damaged.json");
  await writeFile(damaged, "{");
  const damage = `${damaged}: expected a report of tandem review --json, got no JSON`;
  expect(await readable([missing, file, damaged])).toEqual({
    reports: [sampleReport],
    problems: [`${missing}: expected a report of tandem review --json, got no such file`, damage],
    damages: [damage],
  });
});

test("an environment without a report is one that failed", () => {
  const { environments } = unreported("estate", ["staging"], ["reports/staging.json: got no JSON"]);
  expect(environments).toMatchObject([
    {
      environment: "staging",
      outcome: "failed",
      errors: [
        { code: "no report", environment: "staging" },
        { code: "other", text: "reports/staging.json: got no JSON" },
      ],
    },
  ]);
});
