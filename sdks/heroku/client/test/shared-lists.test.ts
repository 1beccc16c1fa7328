import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { connect } from "../connect.ts";
import { broken, heldFetch, json, scriptedFetch } from "./scripted-fetch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const Row = z.object({ id: z.string(), name: z.string() });
const rows = (...names: string[]) => json(names.map((name, index) => ({ id: `id-${index}`, name })));

const script = (...steps: Parameters<typeof scriptedFetch>) => {
  const scripted = scriptedFetch(...steps);
  return { ...scripted, ...connect({ apiKey: "HRKU-marker-key", fetch: scripted.fetch }) };
};

test("many reads of rows take one list, and each parses only its own row", async () => {
  const { platform, sent } = script(
    json(Array.from({ length: 1500 }, (_, at) => ({ id: `${at}`, name: `app-${at}` }))),
  );
  let parsed = 0;
  const Counted = Row.transform((row) => {
    parsed += 1;
    return row.name;
  });
  const asked = Array.from({ length: 50 }, (_, at) => `${at * 7}`);
  const names = await Promise.all(asked.map((id) => platform.row("/teams/t/apps", id, Counted)));
  expect(names).toEqual(asked.map((id) => `app-${id}`));
  expect([sent.length, parsed]).toEqual([1, 50]);
});

test("a row that the list has not is undefined", async () => {
  const { platform } = script(rows("a"));
  expect(await platform.row("/apps", "id-9", Row)).toBeUndefined();
});

test("a malformed row is reported with list and position, and does not affect other readers", async () => {
  const { platform } = script(
    json([
      { id: "a", name: 7 },
      { id: "b", name: "b" },
    ]),
  );
  const [other, fitting] = await Promise.allSettled([platform.row("/apps", "a", Row), platform.row("/apps", "b", Row)]);
  expect(fitting).toMatchObject({ value: { name: "b" } });
  expect(other).toMatchObject({
    reason: { message: expect.stringContaining("GET /apps: expected another answer: name") },
  });
});

test("a list that is complete answers rows for a minute, and other lists never", async () => {
  const { platform, sent } = script(rows("old"), rows("new"));
  const name = async () => (await platform.row("/apps", "id-0", Row))?.name;
  expect(await name()).toBe("old");
  await vi.advanceTimersByTimeAsync(59_000);
  expect(await name()).toBe("old");
  await vi.advanceTimersByTimeAsync(1000);
  expect(await name()).toBe("new");
  await platform.row("/apps", "id-0", Row, { oldestMs: 0 });
  await platform.list("/apps", Row);
  await platform.list("/apps", Row);
  expect(sent).toHaveLength(5);
});

test("a list under way is shared by lists and rows alike", async () => {
  const { platform, sent } = script(rows("a", "b"));
  const [all, again, row] = await Promise.all([
    platform.list("/apps", Row),
    platform.list("/apps", z.unknown()),
    platform.row("/apps", "id-1", Row),
  ]);
  expect([all.length, again.length, row?.name, sent.length]).toEqual([2, 2, "b", 1]);
});

test("hosts have lists of their own", async () => {
  const { platform, data, sent } = script(rows("a"));
  await Promise.all([platform.row("/x", "id-0", Row), data.row("/x", "id-0", Row)]);
  expect(sent.map(({ url }) => new URL(url).host)).toEqual(["api.heroku.com", "api.data.heroku.com"]);
});

test("a list that failed is read again", async () => {
  const { platform, sent } = script(json({ id: "forbidden" }, 403), rows("a"));
  const first = await Promise.allSettled([platform.row("/apps", "id-0", Row), platform.row("/apps", "id-0", Row)]);
  expect(first.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await platform.row("/apps", "id-0", Row)).toMatchObject({ name: "a" });
  expect(sent).toHaveLength(2);
});

test.each([json({}), json({ id: "invalid_params" }, 422), broken("ECONNRESET")])(
  "a write through either host ends the use of every list, however it ends",
  async (answer) => {
    const { platform, data, sent } = script(rows("old"), answer, rows("new"));
    expect(await platform.row("/apps", "id-0", Row)).toMatchObject({ name: "old" });
    await data.send("PUT", "/client/v11/x", { response: z.unknown() }).catch(() => undefined);
    expect(await platform.row("/apps", "id-0", Row)).toMatchObject({ name: "new" });
    expect(sent).toHaveLength(3);
  },
);

test.each([json({ id: "server_error" }, 503), broken("ECONNRESET")])(
  "after a write that may still arrive no list is kept for a minute, though one under way is shared",
  async (failure) => {
    const { platform, sent } = script(failure, rows("old"), rows("new"));
    const name = async () => (await platform.row("/apps", "id-0", Row))?.name;
    await platform.send("POST", "/apps", { response: z.unknown() }).catch(() => undefined);
    expect(await Promise.all([name(), name()])).toEqual(["old", "old"]);
    expect(await name()).toBe("new");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([await name(), await name()]).toEqual(["new", "new"]);
    expect(sent).toHaveLength(4);
  },
);

test("a list begun while a write was under way is not used once the write has ended", async () => {
  const { fetch, held } = heldFetch();
  const { platform } = connect({ apiKey: "HRKU-marker-key", fetch });
  const turn = () => vi.advanceTimersByTimeAsync(0);
  const write = platform.send("DELETE", "/apps/a", { response: z.unknown() });
  await turn();
  const during = [platform.row("/apps", "id-0", Row), platform.row("/apps", "id-0", Row)];
  await turn();
  held[0]?.(json({}));
  await write;
  const after = platform.row("/apps", "id-0", Row);
  await turn();
  held[1]?.(rows("old"));
  held[2]?.(rows("new"));
  expect((await Promise.all([...during, after])).map((row) => row?.name)).toEqual(["old", "old", "new"]);
  expect(held).toHaveLength(3);
});

test("a list begun before a write is not used while the write is under way", async () => {
  const { fetch, held } = heldFetch();
  const { platform } = connect({ apiKey: "HRKU-marker-key", fetch });
  const turn = () => vi.advanceTimersByTimeAsync(0);
  const before = platform.row("/apps", "id-0", Row);
  await turn();
  const write = platform.send("DELETE", "/apps/a", { response: z.unknown() });
  const during = platform.row("/apps", "id-0", Row);
  await turn();
  for (const answerIt of held) answerIt(rows("a"));
  await Promise.all([before, write, during]);
  expect(held).toHaveLength(3);
});

test("an object deleted between two pages, or on both of them, is given once at most", async () => {
  const page = (range: string, ...ids: string[]) =>
    json(
      ids.map((id) => ({ id, name: `${id} ${range}` })),
      206,
      { "next-range": range },
    );
  const { platform } = script(page("id ]b..", "a", "b"), page("id ]c..", "b", "c"), rows());
  expect(await platform.list("/apps", Row)).toEqual([
    { id: "a", name: "a id ]b.." },
    { id: "b", name: "b id ]c.." },
    { id: "c", name: "c id ]c.." },
  ]);
});

test("rows without an id are all given", async () => {
  const { platform } = script(json([{ type: "web" }, { type: "web" }, "x", null]));
  expect(await platform.list("/x", z.unknown())).toHaveLength(4);
});

test("pages that lead in a circle are an error, not a loop", async () => {
  const page = (range: string) => json([{ id: "a" }], 206, { "next-range": range });
  const { platform } = script(page("id ]a.."), page("id ]b.."), page("id ]a.."));
  await expect(platform.list("/apps", z.unknown())).rejects.toThrow("GET /apps: expected a further page");
});
