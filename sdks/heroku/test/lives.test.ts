import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { definitions } from "../resources/all.ts";
import { lives, marker, type Wire } from "./lives.ts";
import { type LocalRun, localRun } from "./local-run.ts";
import type { PluginClient } from "./plugin-client.ts";

const named = definitions.map(({ token, importId }) => [token.split(":").at(-1) ?? "", token, importId] as const);
const { DIFF_NONE } = pb.DiffResponse.DiffChanges;

/** What of an answer can be read without decrypting anything. */
function readable(value: unknown): string {
  return JSON.stringify(value, (_key, member) =>
    typeof member === "object" && member !== null && "4dabf18193072939515e22adb298388d" in member ? "[secret]" : member,
  );
}

let run: LocalRun;
let first: PluginClient;
/** Another run: it remembers nothing of what the first has made. */
let second: PluginClient;
/** A run that starts after an object was deleted, because a run caches its lists for a minute. */
let later: PluginClient;
beforeAll(async () => {
  run = await localRun({ provisioningMs: 20, token: `${marker}-key` });
  [first, second, later] = await Promise.all([run.provider(), run.provider(), run.provider()]);
});
afterAll(() => run.close());

/** One object, as the engine would know it. */
interface Held {
  readonly id: string;
  readonly inputs: Wire;
  readonly properties: Wire;
}

async function make(type: string, args: Wire): Promise<Held> {
  const { inputs, failures } = await first.check(type, args);
  expect(failures).toEqual([]);
  const { id, properties } = await first.create(type, inputs);
  expect(id).not.toBe("");
  const again = await first.diff(type, id, properties, inputs, inputs);
  expect(again.getChanges()).toBe(DIFF_NONE);
  return { id, inputs, properties };
}

async function change(type: string, held: Held, args: Wire, changed: Wire): Promise<Held> {
  const { inputs } = await first.check(type, { ...args, ...changed });
  const diff = await first.diff(type, held.id, held.properties, held.inputs, inputs);
  expect([diff.getDiffsList(), diff.getReplacesList()]).toEqual([Object.keys(changed), []]);
  return { id: held.id, inputs, properties: await first.update(type, held.id, held.properties, held.inputs, inputs) };
}

async function isAsKnown(type: string, { id, inputs, properties }: Held): Promise<void> {
  const live = await first.read(type, id, properties, inputs);
  expect([live.id, live.inputs]).toEqual([id, inputs]);
  expect(readable([live, inputs, properties])).not.toContain(marker);
}

async function isImported(type: string, written: string, held: Held, unreadable: readonly string[]): Promise<void> {
  const imported = await second.read(type, written);
  expect(imported.id).toBe(held.id);
  const same = Object.keys(imported.inputs).filter((key) => key in held.inputs && !unreadable.includes(key));
  expect(same.length).toBeGreaterThan(0);
  for (const key of same) expect([key, imported.inputs[key]]).toEqual([key, held.inputs[key]]);
  expect(readable(imported)).not.toContain(marker);
}

test("every resource has a life cycle here", () => {
  expect(Object.keys(lives)).toEqual(named.map(([name]) => name));
});

describe.each(named)("%s", (name, type, importId) => {
  test("is made, found again, changed, read, imported and seen as gone, over gRPC and HTTP", async () => {
    const { args: prepare, change: changed, imported, remove, unreadable = [], found, stays } = known(lives[name]);
    const args = await prepare(run.ask);
    let held = await make(type, args);
    if (found === undefined) expect((await second.create(type, held.inputs)).id).toBe(held.id);
    await isAsKnown(type, held);
    if (changed !== undefined) {
      held = await change(type, held, args, changed);
      await isAsKnown(type, held);
    }
    if (importId !== undefined) await isImported(type, imported(held.id, args), held, unreadable);
    if (stays === undefined) {
      await run.ask(remove(held.id, args));
      expect((await later.read(type, held.id, held.properties, held.inputs)).id).toBe("");
    }
    await later.delete(type, held.id, held.properties, held.inputs);
  });
});

const removable = named.filter(([name]) => lives[name]?.stays === undefined);
test.each(removable)("%s is removed by its delete, and once more without complaint", async (name, type) => {
  const { args, outlives } = known(lives[name]);
  const held = await make(type, await args(run.ask));
  await later.delete(type, held.id, held.properties, held.inputs);
  if (outlives === undefined) expect((await second.read(type, held.id, held.properties, held.inputs)).id).toBe("");
  await later.delete(type, held.id, held.properties, held.inputs);
});

test("nothing of it all was printed, no secret least of all", () => {
  expect(run.printed()).toBe("");
});

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("expected a life cycle of every resource");
  return value;
}
