import fc from "fast-check";
import { expect, test } from "vitest";
import { declarationFindings } from "./declaration-findings.ts";
import { branches, daily, promotion, registryImages, type ServiceDeclaration } from "./declare.ts";
import { lineOf } from "./finding.ts";
import { papertrail, postgres, redis } from "./vendors.ts";

function linesOf(change: object): string[] {
  const shop = { name: "shop", processes: ["web"], ...change } as ServiceDeclaration;
  return declarationFindings({ environments: ["staging", "production"], services: [shop] }).map(lineOf);
}

test.each<[what: string, change: object]>([
  ["a promotion", { release: promotion() }],
  ["a branch for each environment", { release: branches({ staging: "main", production: "production" }) }],
  ["images", { release: registryImages("the tagged build of CI") }],
  ["every class of data", { data: "restricted", space: "example-space", uploads: true, description: "A shop." }],
  ["jobs that wait in Postgres", { broker: "db", addons: { db: postgres({ backup: daily("02:00", "UTC") }) } }],
])("%s is right", (_, change) => {
  expect(linesOf(change)).toEqual([]);
});

test.each<[what: string, change: object, ...lines: string[]]>([
  [
    "a release that is none",
    { release: "main" },
    'services.shop.release: expected promotion(), branches({ … }) or registryImages("…"), got "main"',
  ],
  [
    "a release of a kind that does not exist",
    { release: { kind: "push" } },
    'services.shop.release: expected promotion(), branches({ … }) or registryImages("…"), got an object',
  ],
  [
    "an environment without a branch, and an unknown one with it",
    { release: branches({ staging: "main", development: "next" }) },
    "services.shop.release.branches.development: expected staging or production, got development",
    "services.shop.release.branches.production: expected a branch of git such as main, got nothing",
  ],
  [
    "a branch that git refuses",
    { release: branches({ staging: "main", production: "the live one" }) },
    'services.shop.release.branches.production: expected a branch of git such as main, got "the live one"',
  ],
  [
    "one branch for two environments",
    { release: branches({ staging: "main", production: "main" }) },
    "services.shop.release.branches.production: expected a branch of its own, got main, which staging has",
  ],
  [
    "branches that are none",
    { release: { kind: "branches", branches: "main" } },
    'services.shop.release.branches: expected a branch for each environment, got "main"',
  ],
  [
    "images without a declared source",
    { release: registryImages("") },
    "services.shop.release: expected which images are released, got an empty string",
  ],
  [
    "a class of data that does not exist",
    { data: "secret" },
    'services.shop.data: expected public, internal or restricted, got "secret"',
  ],
  [
    "a description that says nothing",
    { description: " " },
    'services.shop.description: expected what the service is, got " "',
  ],
  [
    "a space that cannot exist",
    { space: "Private Space" },
    'services.shop.space: expected the name of a private space such as example-space, got "Private Space"',
  ],
  [
    "a region beside a space",
    { space: "example-space", region: "eu" },
    "services.shop.region: expected nothing: a private space has its region, got eu",
  ],
  ["uploads that are neither", { uploads: "yes" }, 'services.shop.uploads: expected true or false, got "yes"'],
  [
    "a broker that is misspelled",
    { broker: "redsi", addons: { redis: redis(), logs: papertrail() } },
    'services.shop.broker: expected an add-on of staging that keeps jobs: redis, got "redsi": did you mean redis',
  ],
  [
    "a broker that keeps no jobs",
    { broker: "logs", addons: { logs: papertrail() } },
    'services.shop.broker: expected a database or key-value store among the add-ons of staging, got "logs"',
  ],
])("%s is reported", (_, change, ...lines) => {
  expect(linesOf(change)).toEqual(lines.map((line) => `index.ts: ${line}`));
});

test("a broker that only one environment has is reported for the other", () => {
  const only = { kind: "onlyIn", environment: "staging", thing: redis(), reason: "tried there" };
  expect(linesOf({ broker: "redis", addons: { redis: only } })).toEqual([
    'index.ts: services.shop.broker: expected a database or key-value store among the add-ons of production, got "redis"',
  ]);
});

test("any value of an uncompiled program is reported in one line each, and nothing crashes", () => {
  const words = fc.constantFrom("release", "reviewApps", "broker", "data", "space", "description", "uploads");
  const kinds = fc.constantFrom("promotion", "branches", "registryImages", "onlyIn");
  const things = fc.record({ kind: kinds, branches: fc.jsonValue(), plans: fc.jsonValue(), config: fc.jsonValue() });
  fc.assert(
    fc.property(words, fc.oneof(fc.jsonValue({ maxDepth: 2 }), things), (word, value) => {
      for (const line of linesOf({ [word]: value })) {
        expect(line).toMatch(/^index\.ts: services\.shop\.[^\n]+: expected [^\n]+, got [^\n]+$/);
      }
    }),
    { numRuns: 300 },
  );
});
