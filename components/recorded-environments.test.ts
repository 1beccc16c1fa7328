import { expect, test } from "vitest";
import { handOver } from "../settings/test/hand-over.ts";
import { readRecorded } from "./recorded-environments.ts";
import { mockEngine, notFound } from "./test/mock-engine.ts";

const manifest = { version: 1, environment: "production", services: {} } as const;
const fingerprints = { salt: "marker-salt", values: { shop: { KEY: "print" } } };

/** What is recorded of production where the engine answers so. */
async function recorded(answer: () => Record<string, unknown>) {
  await mockEngine(handOver("staging", {}), { readStackOutputs: answer });
  return readRecorded("production");
}

const outputs = (known: Record<string, unknown>) => () => ({ name: "production", outputs: known });

test("a manifest is taken with its fingerprints, and without them where they cannot be decrypted", async () => {
  const whole = await recorded(outputs({ manifest, fingerprints }));
  expect(whole).toEqual({ kind: "recorded", manifest, fingerprints });
  expect(await recorded(outputs({ manifest }))).toEqual({ kind: "recorded", manifest, fingerprints: undefined });
});

test("a stack that is not there, or that never came up, says so", async () => {
  const never = { kind: "never", reason: "production has not been brought up yet" };
  expect(await recorded(notFound('unknown stack "production"'))).toEqual(never);
  expect(await recorded(outputs({}))).toEqual(never);
});

test("a stack of an older program, of another version or out of reach is not read, and says why", async () => {
  expect(await recorded(outputs({ services: {} }))).toEqual({
    kind: "unread",
    reason:
      "production records no manifest: let index.ts export manifest and fingerprints of estate(), and bring it up",
  });
  expect(await recorded(outputs({ manifest: { ...manifest, version: 2 } }))).toEqual({
    kind: "unread",
    reason: "production records a manifest of another version: bring it up with this one",
  });
  expect(await recorded(notFound("connection refused"))).toEqual({
    kind: "unread",
    reason: expect.stringContaining("connection refused"),
  });
});
