import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
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

test("output that is lost is told once", () => {
  const lines: string[] = [];
  const stdout = new EventEmitter();
  outliveReader({ stdout, stderr: Object.assign(new EventEmitter(), { write: (text: string) => lines.push(text) }) });
  stdout.emit("error", Object.assign(new Error("write"), { code: "EPIPE" }));
  expect(process.exitCode).toBeUndefined();
  for (let i = 0; i < 2; i++) stdout.emit("error", Object.assign(new Error("write"), { code: "ENOSPC" }));
  expect(lines).toEqual(["standard output: expected to be written, got ENOSPC\n"]);
  expect(process.exitCode).toBe(1);
});
