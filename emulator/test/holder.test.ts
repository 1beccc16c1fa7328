import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { createEmulator } from "../emulator.ts";
import { hold, servingIn } from "../holder.ts";
import { pidNamespace } from "../lock.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "heroku-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const instance = "11111111-1111-4111-8111-111111111111";
const wanted = { pid: process.pid, instance: "22222222-2222-4222-8222-222222222222", url: null };
/** No process has such an id. */
const unseen = 2 ** 30;

const lock = () => join(folder, "lock.json");
const write = (holder: object) => writeFile(lock(), JSON.stringify({ pid: unseen, instance, url: null, ...holder }));

async function serving(): Promise<string> {
  const emulator = createEmulator({ instance });
  onTestFinished(() => emulator.close());
  return (await emulator.listen()).url;
}

test("a holder that answers is not taken over, though its process is not seen", async () => {
  const url = await serving();
  for (const namespace of [undefined, pidNamespace(), "another container"]) {
    await write({ url, namespace });
    expect(await hold(folder, wanted)).toMatchObject({ taken: false, serving: { url } });
    expect(await servingIn(folder)).toMatchObject({ url });
  }
});

test("a lock is taken over at once if its process is gone and its address does not respond", async () => {
  await write({ url: "http://127.0.0.1:9", namespace: pidNamespace() });
  expect(await hold(folder, wanted)).toEqual({ taken: true });
});

test("a lock that another container no longer renews is taken over", async () => {
  await write({ url: "http://127.0.0.1:9", namespace: "another container" });
  const then = new Date(Date.now() - 60_000);
  await utimes(lock(), then, then);
  expect(await hold(folder, wanted)).toEqual({ taken: true });
  expect(JSON.parse(await readFile(lock(), "utf8")).instance).toBe(wanted.instance);
});

test("a lock that another container renews is left to it, though its address is not to be reached from here", async () => {
  await write({ url: "http://127.0.0.1:9", namespace: "another container" });
  const atOnce = { startsWithinMs: 0, stopsWithinMs: 0 };
  await expect(hold(folder, wanted, atOnce)).rejects.toThrow("of another container or machine renews");
  expect(JSON.parse(await readFile(lock(), "utf8")).instance).toBe(instance);
});
