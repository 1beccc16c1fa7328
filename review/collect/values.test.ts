import { expect, test } from "vitest";
import { step } from "./test/sample.ts";
import { printsOf } from "./values.ts";

const engineWith = (salt: string | undefined, password = "marker-guessable", recorded?: string) => ({
  secretsOf: async () => ({
    config: { "catalog:PASSWORD": password },
    outputs: salt === undefined ? {} : { fingerprints: { salt, values: {} } },
    recordedSecret: (_urn: string, path: string) => (path === "size" ? recorded : undefined),
  }),
});
const resized = { ...step("Formation", "catalog-app-web", "update"), digests: { size: "d1" } };

test("two looks at the same values agree, and another value, recorded secret, path, object, stack or salt does not", async () => {
  const seen = async (engine = engineWith("salt"), stack = "production", of = resized) => {
    const prints = await printsOf(engine, stack);
    return JSON.stringify([prints.values, prints.of(of)]);
  };
  const first = await seen();
  expect(await seen()).toBe(first);
  for (const other of [
    seen(engineWith("other salt")),
    seen(engineWith("salt", "another")),
    seen(engineWith("salt", undefined, "marker-recorded")),
    seen(engineWith("salt"), "staging"),
    seen(engineWith("salt"), "production", { ...resized, digests: { size: "d2" } }),
    seen(engineWith("salt"), "production", { ...resized, urn: `${resized.urn}-2` }),
  ]) {
    expect(await other).not.toBe(first);
  }
});

test("neither value, digest nor salt is in what a report gets", async () => {
  const prints = await printsOf(engineWith("marker-salt", undefined, "marker-recorded"), "production");
  const told = JSON.stringify([prints.values, prints.of({ ...resized, digests: { size: "marker-digest" } })]);
  expect(told).toContain("catalog:PASSWORD");
  expect(told).not.toContain("marker");
});

test("a stack that was never brought up has no salt: what it is given is what its commit says", async () => {
  const prints = await printsOf(engineWith(undefined), "production");
  expect([prints.values, prints.of(resized)]).toEqual([{ basis: "commit" }, {}]);
});
