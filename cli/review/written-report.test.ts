import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { largeReport, sampleReport } from "../../review/test/sample-report.ts";
import { formed, writeForms } from "./written-report.ts";

test("each file that leaves something out for length names the one that has it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tandem-review-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeForms(largeReport(100), join(folder, "staging"));
  for (const file of ["comment.md", "summary.md"]) {
    const text = await readFile(join(folder, "staging", file), "utf8");
    expect(text).toMatch(/^Reviewed 2026-11-21 10:00 UTC, at `3f9c2d41b`; full report: `report\.html`$/m);
  }
  expect(await readFile(join(folder, "staging", "comment.md"), "utf8")).toMatch(
    /^Left out for length, see the full rep/m,
  );
  expect(formed(sampleReport, { markdown: true })).toContain("; full report: `tandem review --html`\n");
});

test("a table that is not for a terminal has no colours, on a CI neither", () => {
  const program = `
    import { formed } from ${JSON.stringify(new URL("written-report.ts", import.meta.url))};
    import { sampleReport } from ${JSON.stringify(new URL("../../review/test/sample-report.ts", import.meta.url))};
    console.log(formed(sampleReport, {}));`;
  const { FORCE_COLOR: _, NO_COLOR: __, ...env } = process.env;
  const table = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    env: { ...env, CI: "true" },
    encoding: "utf8",
  });
  expect(table).toContain("✗ production: stopped by 1 mandatory policy");
  expect(table).not.toContain("\u001b");
});
