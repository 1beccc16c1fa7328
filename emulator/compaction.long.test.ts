import type * as Fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { filesOf } from "./folder.ts";
import { Store } from "./store.ts";
import { disk } from "./test/full-disk.ts";

vi.mock("node:fs", async (original) => {
  const { onFullDisk } = await import("./test/full-disk.ts");
  return onFullDisk(await original());
});

/** The disk as it is, for what the test itself does. */
const fs = await vi.importActual<typeof Fs>("node:fs");

const padding = "x".repeat(4 << 20);
/** Bytes from which a journal is compacted while it runs. */
const long = 32 << 20;

let folder: string;
let file: string;

beforeEach(() => {
  disk.reset();
  folder = fs.mkdtempSync(join(tmpdir(), "compaction-"));
  file = filesOf(folder).journal;
});

afterEach(() => {
  disk.reset();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Whether the journal has become long since the last change began: it is then compacted. */
let isCompacting = false;

function put(store: Store, id: string, nth: number): void {
  isCompacting = false;
  store.transaction(() => store.configs.put({ id, vars: { NTH: String(nth), PADDING: padding } }));
}

/** A disk that asks `refuses` at each step of a compaction. */
function whileCompacting(refuses: () => boolean): void {
  disk.refuses = () => {
    isCompacting ||= (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > long;
    return isCompacting && refuses();
  };
}

const held = (store: Store) => store.configs.all().map(({ id, vars }) => `${id} ${vars.NTH}`);

/** What a start finds in a folder. */
function found(place: string): string[] {
  const store = new Store(filesOf(place).journal);
  store.close();
  return held(store);
}

/** The folder as a kill at this moment would leave it. */
function killed(nth: number): string {
  const copy = join(folder, `killed-${nth}`);
  fs.mkdirSync(copy);
  fs.copyFileSync(file, filesOf(copy).journal);
  const next = `${file}.next`;
  if (fs.existsSync(next)) fs.copyFileSync(next, `${filesOf(copy).journal}.next`);
  return copy;
}

test("a kill at any step of a compaction that runs loses nothing that was kept", () => {
  const store = new Store(file);
  put(store, "kept", 0);
  const copies: { place: string; kept: string[] }[] = [];
  whileCompacting(() => {
    copies.push({ place: killed(copies.length), kept: held(store) });
    return false;
  });
  for (let nth = 1; nth <= 8; nth++) put(store, "changing", nth);
  disk.reset();
  expect(fs.statSync(file).size).toBeLessThan(long);
  store.close();
  expect(copies.length).toBeGreaterThan(4);
  for (const { place, kept } of copies) {
    expect(found(place)).toEqual(kept);
    expect(fs.readdirSync(place)).toEqual(["journal.jsonl"]);
  }
});

test("a disk that refuses any step of a compaction that runs loses nothing, and later writes are kept", () => {
  for (let refused = 1, isRefused = true; isRefused; refused++) {
    fs.rmSync(file, { force: true });
    const store = new Store(file);
    put(store, "kept", refused);
    let step = 0;
    isRefused = false;
    whileCompacting(() => {
      const isNow = ++step === refused;
      isRefused ||= isNow;
      return isNow;
    });
    for (let nth = 1; nth <= 8; nth++) put(store, "changing", nth);
    disk.reset();
    put(store, "last", refused);
    expect(found(folder), `step ${refused}`).toEqual(held(store));
    expect(held(store)).toEqual([`kept ${refused}`, "changing 8", `last ${refused}`]);
    store.close();
  }
});
