import { expect, test } from "vitest";
import { manifestOf } from "../parity/test/manifests.ts";
import { type EstateDeclaration, service } from "../settings/declare.ts";
import { refusedFirst } from "./first-environment.ts";
import type { Recorded } from "./recorded-environments.ts";

const page = service({ name: "page", processes: ["web"] });
const recorded = (environment: "staging" | "production", hasPipelines?: boolean): [string, Recorded] => [
  environment,
  {
    kind: "recorded",
    manifest: { ...manifestOf(environment), ...(hasPipelines !== undefined && { hasPipelines }) },
    services: {},
    fingerprints: undefined,
  },
];
const refused = (environments: EstateDeclaration["environments"], ...records: readonly [string, Recorded][]) =>
  refusedFirst({ environments, services: [page] }, new Map(records));

test("the environment whose stack has the pipelines stays the first one", () => {
  const both = [recorded("staging", true), recorded("production", false)] as const;
  expect(refused(["staging", "development", "production"], ...both)).toEqual([]);
  expect(refused(["development", "staging", "production"], ...both)).toEqual([
    'index.ts: environments: expected staging first, whose stack has the pipelines of every environment, got development first: nothing was changed; write environments: ["staging","development","production"]',
  ]);
  expect(refused(["production", "staging"], ...both)).toEqual([expect.stringContaining("expected staging first")]);
});

test("what was never recorded refuses nothing", () => {
  expect(refused(["production", "staging"], recorded("staging"), recorded("production"))).toEqual([]);
  expect(refused(["staging", "production"])).toEqual([]);
});
