import { expect, test } from "vitest";
import type { Manifest } from "../parity/manifest.ts";
import { manifestText } from "../parity/manifest-text.ts";
import { handOver } from "../settings/test/hand-over.ts";
import { readRecorded } from "./recorded-environments.ts";
import { mockEngine, notFound } from "./test/mock-engine.ts";

const manifest: Manifest = { version: 1, environment: "production", services: {} };
const text = manifestText(manifest);
const fingerprints = { salt: "marker-salt", values: { shop: { KEY: "print" } } };

/** What is recorded of production where the engine answers so. */
async function recorded(answer: () => Record<string, unknown>) {
  await mockEngine(handOver("staging", {}), { readStackOutputs: answer });
  return readRecorded("production");
}

const outputs = (known: Record<string, unknown>) => () => ({ name: "production", outputs: known });

test("a manifest is taken with its fingerprints, and without them where they cannot be decrypted", async () => {
  const whole = await recorded(outputs({ manifest: text, fingerprints }));
  expect(whole).toEqual({ kind: "recorded", manifest, services: {}, fingerprints });
  expect(await recorded(outputs({ manifest: text }))).toEqual({
    kind: "recorded",
    manifest,
    services: {},
    fingerprints: undefined,
  });
});

test("what an environment costs is recorded by service", async () => {
  const monthlyCost = { total: 47, services: { shop: 40, blog: 7 }, unpriced: [] };
  expect(await recorded(outputs({ manifest: text, monthlyCost }))).toMatchObject({ costs: { shop: 40, blog: 7 } });
  expect(await recorded(outputs({ manifest: text, monthlyCost: "much" }))).toMatchObject({ costs: undefined });
});

test("a stack that is not there, or that never came up, says so", async () => {
  const never = { kind: "never", reason: "production has not been deployed yet" };
  expect(await recorded(notFound('unknown stack "production"'))).toEqual(never);
  expect(await recorded(outputs({}))).toEqual(never);
});

test("a stack of an older program, of another version or out of reach is not read, and says why", async () => {
  expect(await recorded(outputs({ services: {} }))).toEqual({
    kind: "unread",
    reason: "export manifest and fingerprints from index.ts, and run up for production",
  });
  expect(await recorded(outputs({ manifest: text.replace('"version":1', '"version":2') }))).toEqual({
    kind: "unread",
    reason: "production has the manifest of another version of Tandem: run up for it with this version",
  });
  expect(await recorded(notFound("connection refused"))).toEqual({
    kind: "unread",
    reason: expect.stringContaining("connection refused"),
  });
});
