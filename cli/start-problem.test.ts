import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureRunning, StartProblem } from "@tandem/emulator/process";
import { expect, test } from "vitest";
import { startProblem } from "./start-problem.ts";

test("a folder that cannot be written is named, and is nobody else's run", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tandem-"));
  try {
    // The tests may run as root, but even root cannot write below a file.
    writeFileSync(join(folder, "file"), "");
    const problem = await ensureRunning({ folder: join(folder, "file", "heroku") }).catch(startProblem);
    expect(problem).toMatchObject({
      message: `${join(folder, "file", "heroku")}: expected a folder that can be written, got a file where a folder is needed; remove that file, then run it again`,
      exitCode: 1,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ["heroku: the port 5000 is in use", true, 4],
  ["/p/.tandem/heroku/journal.jsonl:3: expected JSON, got a piece of it", false, 1],
])("%s is reported as it is", (message, isBusy, exitCode) => {
  expect(startProblem(new StartProblem(message, isBusy))).toMatchObject({ message, exitCode });
});

test("a defect stays one", () => {
  const defect = new TypeError("x is not a function");
  expect(startProblem(defect)).toBe(defect);
});
