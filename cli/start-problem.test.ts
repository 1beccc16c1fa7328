import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureRunning } from "@tandem/emulator/process";
import { expect, test } from "vitest";
import { startProblem } from "./start-problem.ts";

test("a folder that cannot be written is named, and is nobody else's run", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tandem-"));
  try {
    // Whoever runs the tests may write everywhere, but not below a file.
    writeFileSync(join(folder, "file"), "");
    const problem = await ensureRunning({ folder: join(folder, "file", "heroku") }).catch(startProblem);
    expect(problem).toMatchObject({
      message: `${join(folder, "file", "heroku")}: expected a folder that can be written, got ENOTDIR`,
      exitCode: 1,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ["heroku: the port 5000 is in use", 4],
  ["/p/.tandem/heroku/journal.jsonl:3: expected JSON, got a piece of it", 1],
])("%s is told as it is", (message, exitCode) => {
  expect(startProblem(new Error(message))).toMatchObject({ message, exitCode });
});
