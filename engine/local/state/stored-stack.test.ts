import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { exitCodes, Problem } from "../../problem.ts";
import { type Properties, plainProperties, secret, type Value } from "../../wire/value.ts";
import { Keyring } from "../config/keyring.ts";
import type { ResourceState } from "./resource-state.ts";
import { openStack, type StoredStack } from "./stored-stack.ts";

const keyring = new Keyring("x");
const salt = "v1:F6svvOzibAI=:v1:yeFVqgbGAp7WtUwC:m1bisOhbirKJTM4/oZxmAA57ru1big==";
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "state-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const open = (): Promise<StoredStack> => openStack(folder, "dev", keyring, salt);
const file = (): string => join(folder, "dev.json");

async function makeWritable(): Promise<StoredStack> {
  const stored = await open();
  stored.makeWritable();
  return stored;
}

function thing(name: string, inputs: Properties = {}, more: Partial<ResourceState> = {}): ResourceState {
  return {
    urn: `urn:pulumi:dev::p::t:i:T::${name}`,
    custom: true,
    id: name,
    type: "t:i:T",
    inputs,
    outputs: inputs,
    ...more,
  };
}

const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.string({ unit: "binary" }),
    fc.string().map((text) => secret(`MARKER-${text}`)),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      fc.string().filter((key) => key !== "__proto__"),
      tie("value"),
      { maxKeys: 3 },
    ),
    tie("value").map(secret),
  ),
})).value;
const inputSets = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), values, { maxKeys: 4 });

test("reads the state that was written, which has no secret in plain", async () => {
  await fc.assert(
    fc.asyncProperty(inputSets, async (inputs) => {
      const { store } = await makeWritable();
      store.put(thing("a", inputs));
      await store.save();
      expect(readFileSync(file(), "utf8")).not.toContain("MARKER");
      const again = (await open()).store.get(thing("a").urn);
      expect(plainProperties(again?.inputs ?? {})).toEqual(plainProperties(inputs));
      expect(Object.keys(again?.inputs ?? {})).toEqual(Object.keys(inputs));
    }),
    { numRuns: 60 },
  );
});

test("writes an unchanged state with the same resources and ciphertexts", async () => {
  const first = await makeWritable();
  first.store.put(thing("a", { token: secret("MARKER") }));
  await first.store.save();
  const before = JSON.parse(readFileSync(file(), "utf8")).deployment.resources;
  const second = await makeWritable();
  second.store.put(thing("b"));
  await second.store.save();
  expect(JSON.parse(readFileSync(file(), "utf8")).deployment.resources[0]).toEqual(before[0]);
});

test("combines many saves into few writes, and resolves each once its state is on disk", async () => {
  const { store } = await makeWritable();
  const saves = Array.from({ length: 50 }, async (_, index) => {
    store.put(thing(`n${index}`));
    await store.save();
    expect(readFileSync(file(), "utf8")).toContain(`::n${index}"`);
  });
  await Promise.all(saves);
  expect(readdirSync(folder)).toEqual(["dev.json"]);
});

test("writes no references to missing resources, and writes pending operations", async () => {
  const { store } = await makeWritable();
  store.put(
    thing("a", {}, { parent: "urn:pulumi:dev::p::t:i:T::gone", dependencies: ["urn:pulumi:dev::p::t:i:T::gone"] }),
  );
  const ended = await store.beginOperation("creating", thing("b"));
  const { deployment } = JSON.parse(readFileSync(file(), "utf8"));
  expect(deployment.resources[0].dependencies).toEqual([]);
  expect(deployment.resources[0].parent).toBeUndefined();
  expect(deployment.pending_operations).toMatchObject([{ type: "creating", resource: { urn: thing("b").urn } }]);
  ended();
  await store.save();
  expect((await open()).store.pending.size).toBe(0);
});

test.each([
  ["not JSON", "{ MARKER", /expected a state file in JSON/],
  ["truncated", '{"version":3,"deployment":{"manifest":', /expected a state file in JSON/],
  ["empty", "", /expected a state file in JSON/],
  ["of another version", '{"version":2,"deployment":{}}', /expected a Pulumi deployment of version 3/],
  ["another JSON file", '{"a":1}', /expected a Pulumi deployment of version 3/],
  [
    "of another passphrase",
    `{"version":3,"deployment":{"manifest":{"time":"2026-01-01T00:00:00Z"},"secrets_providers":{"type":"passphrase","state":{"salt":"v1:AAAAAAAAAAA=:v1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="}}}}`,
    /expected the passphrase/,
  ],
  [
    "of another secret",
    `{"version":3,"deployment":{"manifest":{"time":"2026-01-01T00:00:00Z"},"secrets_providers":{"type":"passphrase","state":{"salt":"${salt}"}},"resources":[{"urn":"urn:pulumi:a","custom":true,"type":"t","inputs":{"k":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:AAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}}}]}}`,
    /expected secrets of one passphrase/,
  ],
  [
    "with a duplicate resource",
    `{"version":3,"deployment":{"manifest":{"time":"2026-01-01T00:00:00Z"},"secrets_providers":{"type":"passphrase","state":{"salt":"${salt}"}},"resources":[{"urn":"urn:pulumi:a","custom":true,"type":"t","id":"1"},{"urn":"urn:pulumi:a","custom":true,"type":"t","id":"2"}]}}`,
    /expected each resource once, got urn:pulumi:a twice/,
  ],
])("refuses a state file that is %s by its path, and does not change it", async (_, text, message) => {
  writeFileSync(file(), text);
  const problem = await open().catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(Problem);
  const { message: actual, exitCode } = problem as Problem;
  expect(actual).toMatch(message);
  expect(actual.startsWith(`${file()}: `)).toBe(true);
  expect(actual).not.toContain("MARKER");
  expect(exitCode).toBe(exitCodes.input);
  expect(readFileSync(file(), "utf8")).toBe(text);
});

test("does not take a replaced resource that is still to be deleted for a duplicate", async () => {
  const { store } = await makeWritable();
  store.put(thing("a"));
  store.markForDeletion(thing("a", {}, { id: "former" }));
  await store.save();
  const again = await open();
  expect([again.store.resources.size, again.store.toDelete.size]).toEqual([1, 1]);
});

test("reads an empty state without a file, and writes nothing", async () => {
  const { store } = await open();
  expect(store.resources.size).toBe(0);
  store.put(thing("a"));
  await store.save();
  expect(existsSync(file())).toBe(false);
});
