import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DiskProblem } from "./disk-problem.ts";
import { linesOf } from "./journal.ts";
import { Store } from "./store.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "journal-"));
  file = join(folder, "journal.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mebibyte = 1 << 20;
const put = (store: Store, id: string, value: string) =>
  store.transaction(() => store.configs.put({ id, vars: { VALUE: value } }));

test.each([1, 2, 3, 7, 1000])("lines are whole however they are cut, %i bytes at once", (chunkBytes) => {
  writeFileSync(file, "one\n\nthree äöü 💡\nfour, which has no end");
  expect([...linesOf(file, chunkBytes)]).toEqual(["one", "", "three äöü 💡"]);
});

test("a journal is compacted while it runs, and holds what was there last", () => {
  const store = new Store(file);
  put(store, "kept", "first");
  for (let nth = 0; nth < 40; nth++) put(store, "changing", `${nth} ${"x".repeat(mebibyte)}`);
  put(store, "last", "after it");
  expect(statSync(file).size).toBeLessThan(20 * mebibyte);
  const again = new Store(file);
  expect(again.configs.all().map(({ id, vars }) => [id, vars.VALUE?.slice(0, 8)])).toEqual([
    ["kept", "first"],
    ["changing", "39 xxxxx"],
    ["last", "after it"],
  ]);
  store.close();
  again.close();
});

test("a change is refused once another process has put its file in the place of the journal", () => {
  const store = new Store(file);
  put(store, "kept", "1");
  const other = join(folder, "other.jsonl");
  writeFileSync(other, "");
  renameSync(other, file);
  expect(() => put(store, "lost", "1")).toThrow(DiskProblem);
  expect(store.configs.get("lost")).toBeUndefined();
  expect(statSync(file).size).toBe(0);
  store.close();
});
