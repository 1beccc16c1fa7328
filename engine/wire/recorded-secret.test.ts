import { expect, test } from "vitest";
import { ExportedState, exportedInputs } from "../pulumi/exported-state.ts";
import { recordedSecretIn } from "./recorded-secret.ts";
import { secret } from "./value.ts";

const inputs = {
  appId: "an-app",
  sensitiveUrl: secret("marker-url"),
  sensitiveVars: secret({ B: "marker-b", A: "marker-a" }),
  list: [{ key: secret("marker-key") }],
};

/** A secret in the output of `pulumi stack export --show-secrets`. */
const exported = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  plaintext: JSON.stringify(value),
});
const resource = {
  urn: "urn-of-a-drain",
  inputs: {
    appId: "an-app",
    sensitiveUrl: exported("marker-url"),
    sensitiveVars: exported({ A: "marker-a", B: "marker-b" }),
    list: [{ key: exported("marker-key") }],
  },
};
const state = ExportedState.parse({
  version: 3,
  deployment: { resources: [{ urn: "urn-of-a-provider" }, resource, { ...resource, delete: true, inputs: {} }] },
});

test.each([
  ["the local state", new Map([["urn-of-a-drain", inputs]])],
  ["an exported state", exportedInputs(state)],
])("%s has the secret at a path, and undefined where none is secret", (_, recorded) => {
  const at = recordedSecretIn(recorded);
  expect(at("urn-of-a-drain", "sensitiveUrl")).toBe('"marker-url"');
  expect(at("urn-of-a-drain", "sensitiveVars.B")).toBe('"marker-b"');
  expect(at("urn-of-a-drain", "sensitiveVars")).toBe('{"A":"marker-a","B":"marker-b"}');
  expect(at("urn-of-a-drain", "list")).toBe('[{"key":"marker-key"}]');
  for (const path of ["appId", "missing", "sensitiveVars.C"]) expect(at("urn-of-a-drain", path)).toBeUndefined();
  expect(at("urn-of-another", "sensitiveUrl")).toBeUndefined();
});

test("a stack without a state has no recorded secrets", () => {
  const exports = [{}, { deployment: null }, { deployment: { manifest: {} } }, { deployment: { resources: null } }];
  expect(exports.flatMap((each) => [...exportedInputs(ExportedState.parse(each))])).toEqual([]);
});
