import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { outliveReader } from "./reader-gone.ts";

const launcher = fileURLToPath(new URL("bin/tandem.mjs", import.meta.url));

afterEach(() => {
  process.exitCode = undefined;
});

test("a reader that has seen enough is no failure, and no stack trace", async () => {
  const child = spawn(process.execPath, [launcher, "--help"], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [code] = await once(child, "close");
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
});

test("output that is lost is reported once, and is a failure whatever the command comes to", () => {
  const lines: string[] = [];
  const stdout = new EventEmitter();
  const stderr = Object.assign(new EventEmitter(), { write: (text: string) => lines.push(text) });
  const running = Object.assign(new EventEmitter(), { stdout, stderr });
  outliveReader(running);
  stdout.emit("error", Object.assign(new Error("write"), { code: "EPIPE" }));
  running.emit("exit");
  expect(process.exitCode).toBeUndefined();
  for (let i = 0; i < 2; i++) stdout.emit("error", Object.assign(new Error("write"), { code: "ENOSPC" }));
  stderr.emit("error", Object.assign(new Error("write"), { code: "ENOSPC" }));
  process.exitCode = 2;
  running.emit("exit");
  expect(lines).toEqual([
    "standard output: expected to be written, got no space left on the disk; free some space, then run it again\n",
  ]);
  expect(process.exitCode).toBe(1);
});

const fullDevice = "/dev/full";

test.skipIf(!existsSync(fullDevice))(
  "output to a device that is full ends the command with one line and code 1",
  async () => {
    const full = openSync(fullDevice, "w");
    try {
      const child = spawn(process.execPath, [launcher, "--help"], { stdio: ["ignore", full, "pipe"] });
      let errors = "";
      child.stderr?.on("data", (chunk: Buffer) => {
        errors += chunk.toString();
      });
      const [code] = await once(child, "close");
      expect({ code, errors }).toEqual({
        code: 1,
        errors: expect.stringMatching(/^standard output: [^\n]+ no space [^\n]+\n$/),
      });
      const silent = spawn(process.execPath, [launcher, "--help"], { stdio: ["ignore", full, full] });
      expect((await once(silent, "close"))[0]).toBe(1);
    } finally {
      closeSync(full);
    }
  },
);
