import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pump } from "./pump.ts";
import { trial } from "./test/ask.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A pump with one piece of work that is due, and what its attempts did. */
async function pumpWith(settle: () => Promise<void>) {
  const { ask, emulator, clock } = trial();
  await ask("POST /teams/apps", { name: "catalog", team: "example-library" });
  await ask("POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-0", name: "catalog-db" });
  const { store } = emulator;
  const failures: unknown[] = [];
  const world = { store, now: () => clock.now() + 60_000 } as ConstructorParameters<typeof Pump>[0];
  const pump = new Pump(world, settle, (error) => failures.push(error));
  pump.start();
  return { pump, failures, store };
}

test("failed work is retried after longer and longer pauses, however many requests arrive meanwhile", async () => {
  const { pump, failures } = await pumpWith(() => Promise.reject(new Error("full")));
  for (let second = 0; second < 120; second += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    for (let i = 0; i < 100; i += 1) pump.nudge();
  }
  // At 0, 1, 3, 7, 15, 31 seconds, then each half minute.
  expect(failures.length).toBeGreaterThan(5);
  expect(failures.length).toBeLessThan(12);
  pump.stop();
});

test("work that goes well again is done at once from then on", async () => {
  let isFull = true;
  let done = 0;
  const { pump, store } = await pumpWith(async () => {
    if (isFull) throw new Error("full");
    done += 1;
    store.jobs.delete(store.jobs.all()[0]?.id ?? "");
  });
  await vi.advanceTimersByTimeAsync(10_000);
  isFull = false;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(done).toBe(1);
  store.jobs.put({ id: "next", kind: "deliver", subject: "x", dueAt: 0 });
  pump.nudge();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toBe(2);
  pump.stop();
});

test("where a request has done meanwhile what failed, the next work is done at once", async () => {
  let done = 0;
  const { pump, store, failures } = await pumpWith(async () => {
    done += 1;
    for (const { id } of store.jobs.all()) store.jobs.delete(id);
    if (done === 1) throw new Error("full");
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(failures).toHaveLength(1);
  store.jobs.put({ id: "next", kind: "deliver", subject: "x", dueAt: 0 });
  pump.nudge();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toBe(2);
  pump.stop();
});
