import { expect, test } from "vitest";
import type { Manifest } from "../parity/manifest.ts";
import { manifestOf } from "../parity/test/manifests.ts";
import { type ServiceDeclaration, service } from "../settings/declare.ts";
import { keptPipelines } from "./kept-pipelines.ts";
import type { Recorded } from "./recorded-environments.ts";

const recorded = (manifest: Manifest): Recorded => ({
  kind: "recorded",
  manifest,
  services: {},
  fingerprints: undefined,
});
const page = service({ name: "page", processes: ["web"] });
const none = (environment: string): Manifest => ({ version: 1, environment, services: {} });

const kept = (
  production: Recorded,
  {
    environment = "staging",
    services = [page] as readonly ServiceDeclaration[],
    staging = recorded(none("staging")),
  } = {},
) =>
  keptPipelines(
    { environments: ["staging", "production"], services },
    environment,
    new Map([
      ["staging", staging],
      ["production", production],
    ]),
  );

test("the pipeline of a service that production still has stays in staging, and in no other environment", () => {
  const production = recorded(manifestOf("production"));
  expect(kept(production)).toEqual(["shop"]);
  expect(kept(production, { environment: "production" })).toEqual([]);
});

test("a pipeline goes once no other environment has the service", () => {
  expect(kept(recorded(none("production")))).toEqual([]);
  expect(kept({ kind: "never", reason: "destroyed" })).toEqual([]);
});

test("a service that is declared, or renamed, has its pipeline from its declaration", () => {
  const production = recorded(manifestOf("production"));
  expect(kept(production, { services: [service({ name: "shop", processes: ["web"] })] })).toEqual([]);
  expect(kept(production, { services: [service({ name: "store", formerly: "shop", processes: ["web"] })] })).toEqual(
    [],
  );
});

test("a pipeline of staging stays where it is unknown whether it is in use, also when its service was removed earlier", () => {
  const unread: Recorded = { kind: "unread", reason: "no passphrase" };
  expect(kept(unread, { staging: recorded(manifestOf("staging")) })).toEqual(["shop"]);
  expect(kept(unread, { staging: recorded({ ...none("staging"), keptPipelines: ["shop"] }) })).toEqual(["shop"]);
  expect(kept(unread)).toEqual([]);
});
