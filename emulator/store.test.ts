import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Store } from "./store.ts";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "heroku-"));
  file = join(folder, "journal.jsonl");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const setting = (id: string, value: number) => ({ id, value });

function contents(store: Store): Record<string, number> {
  return Object.fromEntries(store.settings.all().map(({ id, value }) => [id, value]));
}

test("what was kept is there again, whatever was put and deleted, and the journal is compacted", async () => {
  const changes = fc.array(
    fc.record({ id: fc.constantFrom("a", "b", "c", "d"), value: fc.option(fc.nat(9), { nil: undefined }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(changes, { maxLength: 8 }), async (transactions) => {
      await rm(file, { force: true });
      const store = new Store(file);
      for (const transaction of transactions) {
        store.transaction(() => {
          for (const { id, value } of transaction) {
            if (value === undefined) store.settings.delete(id);
            else store.settings.put(setting(id, value));
          }
        });
      }
      store.close();
      const reopened = new Store(file);
      expect(contents(reopened)).toEqual(contents(store));
      reopened.close();
      const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
      expect(lines).toHaveLength(1 + store.settings.all().length);
    }),
    { numRuns: 50 },
  );
});

test("a transaction that throws leaves nothing behind, in memory or in the file", async () => {
  const store = new Store(file);
  store.transaction(() => store.settings.put(setting("a", 1)));
  const before = await readFile(file, "utf8");
  const failing = () => {
    store.settings.put(setting("a", 2));
    store.settings.put(setting("b", 1));
    store.settings.delete("a");
    throw new Error("no");
  };
  expect(() => store.transaction(failing)).toThrow("no");
  expect(contents(store)).toEqual({ a: 1 });
  expect(await readFile(file, "utf8")).toBe(before);
  store.close();
});

test("a transaction is one line: a torn last one loses all of it and nothing else", async () => {
  const store = new Store(file);
  store.transaction(() => store.settings.put(setting("a", 1)));
  const whole = (await readFile(file)).length;
  store.transaction(() => {
    store.settings.put(setting("a", 2));
    store.settings.put(setting("b", 2));
  });
  store.close();
  const all = await readFile(file);
  for (let length = whole; length < all.length; length += 1) {
    await writeFile(file, all);
    await truncate(file, length);
    const torn = new Store(file);
    expect(contents(torn)).toEqual({ a: 1 });
    torn.close();
  }
});

test.each([
  ["no JSON\n", "expected a JSON object with `put` or `delete`"],
  ['{"put":[["settings",{"value":1}]]}\n', "expected a JSON object with `put` or `delete`"],
  ['{"put":[["weather",{"id":"a"}]]}\n', "expected a known collection, got weather"],
])("the line %j is an error that names file and line, and the file stays as it was", async (line, message) => {
  new Store(file).close();
  await appendFile(file, line);
  const before = await readFile(file, "utf8");
  expect(() => new Store(file)).toThrow(`journal.jsonl:2: ${message}`);
  expect(await readFile(file, "utf8")).toBe(before);
});

test("a file that is no journal is not touched", async () => {
  await writeFile(file, "my diary\n");
  expect(() => new Store(file)).toThrow("journal.jsonl:1: expected the header");
  expect(await readFile(file, "utf8")).toBe("my diary\n");
});

test("rows are found by each index as they change", () => {
  const store = new Store();
  const app = { id: "1", name: "one", teamId: "t" };
  const row = { ...app, createdAt: 0, updatedAt: 0, accountId: "a", region: "us", stack: "s", buildStack: "s" };
  const rest = {
    maintenance: false,
    locked: false,
    acmSince: null,
    releasedAt: null,
    slugSize: null,
    webHash: "",
    buildpacks: [],
  };
  store.apps.put({ ...row, ...rest });
  store.apps.put({ ...row, ...rest, name: "two" });
  expect(store.apps.find("name", "one")).toBeUndefined();
  expect(store.apps.find("name", "two")?.id).toBe("1");
  expect(store.apps.where("team", "t")).toHaveLength(1);
  store.apps.put({ ...row, ...rest, teamId: null });
  expect(store.apps.where("team", "t")).toEqual([]);
  store.apps.delete("1");
  expect(store.apps.find("name", "one")).toBeUndefined();
});
