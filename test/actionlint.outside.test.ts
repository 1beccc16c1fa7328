import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const module = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";
const root = fileURLToPath(new URL("../", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "actionlint-"));
  const { code, output } = await run("go", ["install", module], { GOBIN: folder });
  if (code === "ENOENT") throw new Error(`expected Go on PATH, to install ${module}; install it`);
  expect(output).not.toMatch(/error|cannot/i);
  expect(code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("actionlint finds nothing wrong with the workflows", async () => {
  expect(await run(join(folder, "actionlint"), ["-no-color"])).toEqual({ code: 0, output: "" });
});

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return new Promise<{ code: unknown; output: string }>((resolve) => {
    execFile(command, args, { cwd: root, env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, output: stdout + stderr }),
    );
  });
}
