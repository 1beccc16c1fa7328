import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { Problem } from "../../problem.ts";
import { Keyring } from "../config/keyring.ts";
import type { ResourceState } from "./resource-state.ts";
import { lockStack } from "./stack-lock.ts";
import { openStack } from "./stored-stack.ts";

/** The call that writes, counted from now on, at which the disk is full. */
const disk = vi.hoisted(() => ({ calls: 0, failsAt: 0, code: "ENOSPC" }));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const onDisk = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    disk.calls += 1;
    if (disk.calls === disk.failsAt)
      throw Object.assign(new Error(`${disk.code}: injected, write`), { code: disk.code });
    return call();
  };
  return {
    ...real,
    mkdir: (...args: Parameters<typeof real.mkdir>) => onDisk(() => real.mkdir(...args)),
    rename: (...args: Parameters<typeof real.rename>) => onDisk(() => real.rename(...args)),
    link: (...args: Parameters<typeof real.link>) => onDisk(() => real.link(...args)),
    writeFile: (...args: Parameters<typeof real.writeFile>) => onDisk(() => real.writeFile(...args)),
    open: async (...args: Parameters<typeof real.open>) => {
      const file = await onDisk(() => real.open(...args));
      const [write, sync] = [file.writeFile.bind(file), file.datasync.bind(file)];
      file.writeFile = (...data) => onDisk(() => write(...data));
      file.datasync = () => onDisk(() => sync());
      return file;
    },
  };
});

const thing = (name: string, type = "t:i:T"): ResourceState => ({
  urn: `urn:pulumi:dev::p::${type}::${name}`,
  custom: true,
  id: name,
  type,
  inputs: {},
  outputs: {},
});

let unhandled: unknown[] = [];
const onUnhandled = (reason: unknown) => unhandled.push(reason);
beforeEach(() => {
  unhandled = [];
  process.on("unhandledRejection", onUnhandled);
});
afterEach(() => void process.off("unhandledRejection", onUnhandled));

/** One run on a stack: its lock, its state and its simulated state, with the disk full at the n-th write. */
async function run(folder: string, failsAt: number, names: readonly string[]): Promise<unknown> {
  Object.assign(disk, { calls: 0, failsAt });
  try {
    const lock = await lockStack(folder, "dev");
    try {
      const { store, makeWritable } = await openStack(folder, "dev", new Keyring("x"), undefined);
      makeWritable();
      for (const name of names) {
        store.put(thing(name));
        store.putSimulated(thing(`${name}-zone`, "aws:route53:Zone"));
        await store.save();
      }
    } finally {
      await lock.release();
    }
    return undefined;
  } catch (error) {
    return error;
  } finally {
    disk.failsAt = 0;
    // Node reports an unhandled rejection at the end of the turn.
    await new Promise(setImmediate);
  }
}

const namesIn = (file: string): string[] =>
  JSON.parse(readFileSync(file, "utf8")).deployment.resources.map(({ id }: { id: string }) => id);

const codes = ["ENOSPC", "EDQUOT", "EROFS", "EIO"];

test("reports a full disk at any write in one sentence, keeps what was saved, and the next run continues", async () => {
  let points = 0;
  for (let failsAt = 1; ; failsAt += 1) {
    disk.code = codes[failsAt % codes.length] ?? "ENOSPC";
    const folder = mkdtempSync(join(tmpdir(), "full-disk-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    expect(await run(folder, 0, ["a"])).toBeUndefined();
    const error = await run(folder, failsAt, ["b", "c"]);
    expect(unhandled).toEqual([]);
    if (error === undefined) break;
    points += 1;
    expect(error).toBeInstanceOf(Problem);
    expect(error).toHaveProperty(
      "message",
      expect.stringMatching(/^\S+: expected a (file|folder) that can be written, got [^\n]+$/),
    );
    expect(namesIn(join(folder, "dev.json"))).toContain("a");
    expect(namesIn(join(folder, "dev.simulated.json"))).toContain("a-zone");
    expect(await run(folder, 0, ["b", "c"])).toBeUndefined();
    expect(namesIn(join(folder, "dev.json"))).toEqual(["a", "b", "c"]);
    expect(namesIn(join(folder, "dev.simulated.json"))).toEqual(["a-zone", "b-zone", "c-zone"]);
  }
  // Three of the lock, then folder, file, text, sync and name of two files, twice.
  expect(points).toBeGreaterThanOrEqual(20);
});
