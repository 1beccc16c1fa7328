import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { connect } from "../connect.ts";
import { json } from "./scripted-fetch.ts";

const ids = ["a", "b"] as const;
const Row = z.object({ id: z.enum(ids), version: z.number() });
type Id = (typeof ids)[number];

/** A page a row, so that a list is read in several requests, which others may overtake. */
const pageAfter = (range: string | null): number => ids.findIndex((id) => range === `id ]${id}..; max=1000`) + 1;

/** Heroku, reduced to two versioned objects. The scheduler says when a request arrives, and when its answer does. */
function versionedHeroku(scheduler: fc.Scheduler) {
  const versions: Record<Id, number> = { a: 0, b: 0 };
  const respond = (path: string, init: RequestInit): Response => {
    if (init.method !== "GET") {
      const { id } = Row.pick({ id: true }).parse({ id: path.at(-1) });
      versions[id] += 1;
      // Applied, and said not to be: the answer to a write may lie.
      return path.includes("lost") ? json({ id: "server_error" }, 503) : json({});
    }
    const at = pageAfter(new Headers(init.headers).get("range"));
    const page = ids.slice(at, at + 1).map((id) => ({ id, version: versions[id] }));
    const more = at + 1 < ids.length;
    return json(page, more ? 206 : 200, more ? { "next-range": `id ]${ids[at]}..; max=1000` } : {});
  };
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const { pathname } = new URL(String(input));
    await scheduler.schedule(Promise.resolve(), `${init.method} ${pathname} arrives`);
    const response = respond(pathname, init);
    await scheduler.schedule(Promise.resolve(), `${init.method} ${pathname} is answered`);
    return response;
  };
  return { versions, ...connect({ apiKey: "HRKU-marker-key", fetch }) };
}

/** Lets everything that follows from one event happen before the next: the client takes many turns to send a request. */
const act = async (event: () => Promise<unknown>): Promise<void> => {
  await event();
  await new Promise<void>((resolve) => setImmediate(resolve));
};

const step = fc.record({
  kind: fc.constantFrom("row", "list", "write", "lost write"),
  id: fc.constantFrom(...ids),
});

test("a read that began after a write had ended never sees what was before it, in whatever order answers come", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler({ act }),
      fc.array(step, { minLength: 3, maxLength: 9 }),
      async (scheduler, steps) => {
        const { platform, data, versions } = versionedHeroku(scheduler);
        const ended: Record<Id, number> = { a: 0, b: 0 };
        const write = async (id: Id, path: string) => {
          await data.send("PUT", path, { response: z.unknown() }).catch(() => undefined);
          // At least this write is in it, whichever others are.
          ended[id] += 1;
        };
        const read = async (id: Id, look: () => Promise<{ version: number } | undefined>) => {
          const atLeast = ended[id];
          const { version = -1 } = (await look()) ?? {};
          expect(version).toBeGreaterThanOrEqual(atLeast);
          expect(version).toBeLessThanOrEqual(versions[id]);
        };
        const take = async ({ kind, id }: (typeof steps)[number]): Promise<void> => {
          await scheduler.schedule(Promise.resolve(), `${kind} ${id} begins`);
          if (kind === "write") return write(id, `/objects/${id}`);
          if (kind === "lost write") return write(id, `/lost/objects/${id}`);
          if (kind === "row") return read(id, () => platform.row("/objects", id, Row));
          return read(id, async () => (await platform.list("/objects", Row)).find((row) => row.id === id));
        };
        await scheduler.waitFor(Promise.all(steps.map(take)));
      },
    ),
    { numRuns: 500 },
  );
});
