import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { exitCodes, Problem } from "../../problem.ts";
import { identify } from "./process-identity.ts";
import { lockStack, type StackLock } from "./stack-lock.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const writeLock = (content: unknown): void => writeFileSync(join(folder, "dev.lock"), JSON.stringify(content));

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

test("refuses a second run on a stack with the pid and start of the first, and allows another stack", async () => {
  const lock = await lockStack(folder, "dev");
  const problem = await lockStack(folder, "dev").catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).exitCode).toBe(exitCodes.busy);
  expect((problem as Problem).message).toMatch(
    new RegExp(`^stack dev: expected no other run, got process ${process.pid}, running since 20`),
  );
  await (await lockStack(folder, "prod")).release();
  await lock.release();
  await (await lockStack(folder, "dev")).release();
  expect(readdirSync(folder)).toEqual([]);
});

test("gives a dead process's lock to exactly one of many processes", async () => {
  for (let round = 0; round < 20; round += 1) {
    writeLock({ pid: await deadPid(), since: "2026-01-01T00:00:00.000Z", nonce: `n${round}` });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockStack(folder, "dev")));
    const taken = results.filter(
      (result): result is PromiseFulfilledResult<StackLock> => result.status === "fulfilled",
    );
    expect(taken).toHaveLength(1);
    await taken[0]?.value.release();
    expect(readdirSync(folder)).toEqual([]);
  }
}, 60_000);

test.skipIf(identify(process.pid)?.started === undefined)(
  "a process that has the dead one's number does not keep its lock (skipped without /proc)",
  async () => {
    writeLock({ pid: process.pid, started: "another boot/1", since: "2026-01-01T00:00:00.000Z", nonce: "n" });
    await (await lockStack(folder, "dev")).release();
  },
);

test("refuses a lock file of another format by its path", async () => {
  writeFileSync(join(folder, "dev.lock"), "something");
  await expect(lockStack(folder, "dev")).rejects.toThrow(/dev\.lock: expected the lock of a run, got another file/);
});

test("does not remove a lock again that another run has acquired since", async () => {
  const first = await lockStack(folder, "dev");
  await first.release();
  const second = await lockStack(folder, "dev");
  await first.release();
  await expect(lockStack(folder, "dev")).rejects.toThrow(/expected no other run/);
  await second.release();
});

test("names a folder that cannot be written", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  await expect(lockStack(file, "dev")).rejects.toThrow(`${file}: expected a folder that can be written, got `);
});

test("names a lock file that cannot be read, without waiting for it", async () => {
  // A folder cannot be read as a file, not even by root.
  mkdirSync(join(folder, "dev.lock"));
  await expect(lockStack(folder, "dev")).rejects.toThrow(/dev\.lock: expected a file that can be read, got a folder/);
});
