import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DiskProblem } from "./disk-problem.ts";
import { filesOf } from "./folder.ts";
import { hold } from "./holder.ts";
import { announceLock, hasLostLock, readLock, releaseLock, takeLock } from "./lock.ts";
import { replaceFile } from "./replace-file.ts";
import { Store } from "./store.ts";
import { disk } from "./test/full-disk.ts";

vi.mock("node:fs", async (original) => {
  const { onFullDisk } = await import("./test/full-disk.ts");
  return onFullDisk(await original());
});

let folder: string;
let file: string;

beforeEach(async () => {
  disk.reset();
  folder = await mkdtemp(join(tmpdir(), "heroku-"));
  file = join(folder, "journal.jsonl");
});

afterEach(async () => {
  disk.reset();
  await rm(folder, { recursive: true, force: true });
});

const rows = (store: Store) => store.settings.all().map(({ id, value }) => [id, value]);

const sentence = /^\S+: expected a (file|folder) that can be written, got [^\n]+, then run it again$/;

/** What a start after a kill would find. */
async function found(): Promise<unknown> {
  const copy = join(folder, "copy.jsonl");
  await copyFile(file, copy);
  const store = new Store(copy);
  store.close();
  return rows(store);
}

const step = fc.record({
  puts: fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.option(fc.nat(9), { nil: undefined })), {
    minLength: 1,
    maxLength: 4,
  }),
  isFull: fc.boolean(),
  taken: fc.nat(60),
  isCutRefused: fc.boolean(),
});

test("a write that the disk refuses or takes in part leaves memory and journal as they were, order included", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      await rm(file, { force: true });
      const store = new Store(file);
      for (const { puts, isFull, taken, isCutRefused } of steps) {
        const before = rows(store);
        const work = () => {
          for (const [id, value] of puts) {
            if (value === undefined) store.settings.delete(id);
            else store.settings.put({ id, value });
          }
        };
        disk.taken = taken;
        disk.refuses = (call) => (isFull && call === "write") || (isCutRefused && call === "truncate");
        const failure = caught(() => store.transaction(work));
        disk.refuses = () => false;
        if (failure !== undefined) {
          expect(failure).toBeInstanceOf(DiskProblem);
          expect(rows(store)).toEqual(before);
        }
        expect(new Map((await found()) as [string, number][])).toEqual(new Map(rows(store) as [string, number][]));
      }
      store.close();
      expect(rows(new Store(file))).toHaveLength(rows(store).length);
    }),
    { numRuns: 60 },
  );
});

function caught(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

test("a disk that is full at any write of a start is one sentence, and leaves the former journal and no litter", async () => {
  const first = new Store(file);
  first.transaction(() => first.settings.put({ id: "a", value: 1 }));
  first.close();
  const before = await readFile(file, "utf8");
  let points = 0;
  for (const code of ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EFBIG", "EIO"]) {
    for (let failsAt = 1; ; failsAt += 1) {
      Object.assign(disk, { code, calls: 0, taken: 20, refuses: (_: string, number: number) => number === failsAt });
      const failure = caught(() => new Store(file).close());
      disk.reset();
      if (failure === undefined) break;
      points += 1;
      expect(failure).toMatchObject({ name: "DiskProblem", message: expect.stringMatching(sentence) });
      // Once its text is in its place, the new journal says the same.
      expect(JSON.parse((await readFile(file, "utf8")).split("\n")[1] ?? "")).toEqual(
        JSON.parse(before.split("\n")[1] ?? ""),
      );
      expect(await readdir(folder)).toEqual(["journal.jsonl"]);
    }
  }
  // Folder, file, text, sync, name, and opening it again.
  expect(points).toBe(7 * 6);
});

test("a lock that cannot be written is not taken, and leaves nothing that is in the way", async () => {
  const { lock } = filesOf(folder);
  const holder = { pid: process.pid, instance: "one", url: null };
  for (let failsAt = 1; failsAt <= 3; failsAt += 1) {
    Object.assign(disk, { calls: 0, taken: 5, refuses: (_: string, number: number) => number === failsAt });
    expect(() => takeLock(lock, holder)).toThrow(sentence);
    disk.reset();
    expect(await readdir(folder)).toEqual([]);
  }
  expect(takeLock(lock, holder)).toBe(true);
  for (let failsAt = 1; failsAt <= 4; failsAt += 1) {
    Object.assign(disk, { calls: 0, taken: 5, refuses: (_: string, number: number) => number === failsAt });
    expect(() => announceLock(lock, { ...holder, url: "http://127.0.0.1:1" })).toThrow(sentence);
    disk.reset();
    expect(readLock(lock)).toEqual(holder);
    expect(await readdir(folder)).toEqual(["lock.json"]);
  }
});

test("a lock that is there and cannot be read is never taken for missing: its holder may be serving", async () => {
  const { lock } = filesOf(folder);
  // A folder cannot be read as a file, not even by root.
  await mkdir(lock);
  expect(() => readLock(lock)).toThrow(DiskProblem);
  expect(hasLostLock(lock, "one")).toBe(false);
  expect(() => releaseLock(lock, "one")).not.toThrow();
  await expect(hold(folder, { pid: process.pid, instance: "one", url: null })).rejects.toThrow(DiskProblem);
  expect(await readdir(folder)).toEqual(["lock.json"]);
});

test("a token that cannot be written leaves the former one", async () => {
  const { token } = filesOf(folder);
  replaceFile(token, "former\n", "next");
  disk.refuses = (call) => call === "write";
  expect(() => replaceFile(token, "latter\n", "next")).toThrow(sentence);
  expect(await readFile(token, "utf8")).toBe("former\n");
  expect(await readdir(folder)).toEqual(["token"]);
});
