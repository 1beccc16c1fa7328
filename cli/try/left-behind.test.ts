import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { running } from "@tandem/emulator/process";
import { expect, test, vi } from "vitest";
import { projectCopy } from "../../test/support/project-copy.ts";
import { herokuFolder } from "./trial-folder.ts";

const launcher = fileURLToPath(new URL("../bin/tandem.mjs", import.meta.url));

test("Ctrl-C while the local Heroku starts leaves none behind", async () => {
  const { folder, remove } = await projectCopy(["credits"]);
  try {
    const child = spawn(process.execPath, [launcher, "try"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    await vi.waitUntil(() => existsSync(herokuFolder(folder)), { timeout: 110_000, interval: 5 });
    child.kill("SIGINT");
    const [code] = await once(child, "close");
    expect(code).toBe(1);
    expect(errors).toMatch(/^(staging: preview.*\n)?stopping: .*\nstaging: stopped\n {2}the run was cancelled; /);
    expect(await running(herokuFolder(folder))).toBeUndefined();
  } finally {
    await remove();
  }
});
