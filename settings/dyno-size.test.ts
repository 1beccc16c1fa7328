import fc from "fast-check";
import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { service } from "./declare.ts";
import { canonicalSize, dynoSize, dynoSizes, isAtHome, tierOf } from "./dyno-size.ts";
import { lineOf } from "./finding.ts";
import { handOver } from "./test/hand-over.ts";

const common = {};
const inSpace = { space: "example-space" };
const spaceSizes =
  "Private-S, Private-M, Private-L, Private-L-RAM, Private-XL or Private-2XL, or in a Shield space Shield-S, Shield-M, Shield-L, Shield-L-RAM, Shield-XL or Shield-2XL";
const commonSizes =
  "Eco, Basic, Standard-1X, Standard-2X, Performance-M, Performance-L, Performance-L-RAM, Performance-XL or Performance-2XL";

/** What comes of these sizes of `web` and `worker` in a service's stack file. */
function checked(housing: { space?: string }, web: string, worker: string) {
  const shop = service({ name: "shop", processes: ["web", "worker"], ...housing });
  const text = `config:
  estate:team: example-library
  estate:services:
    shop: { processes: { web: { quantity: 2, size: ${web} }, worker: { quantity: 1, size: ${worker} } } }
`;
  const outcome = checkSettings(
    { environments: ["staging"], services: [shop] },
    handOver("staging", { staging: text }),
  );
  return "findings" in outcome
    ? outcome.findings.map(lineOf)
    : outcome.settings.services.flatMap(({ processes }) => processes.map(({ size }) => size));
}

const at = (type: string) => `Pulumi.staging.yaml: estate:services.shop.processes.${type}.size:`;
const noSpace = "only a service that declares its space in index.ts can use these sizes";
const hasSpace = "index.ts declares the private space example-space, which needs these sizes";

test("a service has the sizes of where it runs, in any case", () => {
  expect(checked(inSpace, "private-s", "Private-L-RAM")).toEqual(["Private-S", "Private-L-RAM"]);
  expect(checked(inSpace, "SHIELD-M", "shield-2xl")).toEqual(["Shield-M", "Shield-2XL"]);
  expect(checked(common, "standard-1x", "Performance-M")).toEqual(["Standard-1X", "Performance-M"]);
});

test.each<[what: string, housing: { space?: string }, sizes: [web: string, worker: string], lines: string[]]>([
  [
    "a size of private spaces in the common runtime",
    common,
    ["private-m", "Standard-1X"],
    [`${at("web")} expected ${commonSizes}, got Private-M: ${noSpace}`],
  ],
  [
    "a size of the common runtime in a private space",
    inSpace,
    ["Private-S", "basic"],
    [`${at("worker")} expected ${spaceSizes}, got Basic: ${hasSpace}`],
  ],
  [
    "a space whose stack file was not changed with it",
    inSpace,
    ["Standard-1X", "Standard-2X"],
    [
      `${at("web")} expected ${spaceSizes}, got Standard-1X: ${hasSpace}`,
      `${at("worker")} expected ${spaceSizes}, got Standard-2X: ${hasSpace}`,
    ],
  ],
  [
    "sizes of both kinds of private space",
    inSpace,
    ["Private-S", "Shield-S"],
    [`${at("worker")} expected a Private size, the tier of web, got Shield-S: Heroku allows only one tier per app`],
  ],
  [
    "no size at all",
    inSpace,
    ["Private-S", "Private-3XL"],
    [`${at("worker")} expected ${spaceSizes}, got "Private-3XL"`],
  ],
])("%s is reported with its path", (_, housing, [web, worker], lines) => {
  expect(checked(housing, web, worker)).toEqual(lines);
});

test("each size is one of the common runtime or of private spaces, has a tier, and is known in any case", () => {
  const every = [...dynoSizes(common), ...dynoSizes(inSpace)];
  expect(every).toHaveLength(21);
  fc.assert(
    fc.property(
      fc.constantFrom(...every).chain((size) => fc.tuple(fc.constant(size), fc.mixedCase(fc.constant(size)))),
      ([size, written]) => {
        expect(canonicalSize(written)).toBe(size);
        expect(dynoSize(common).parse(written)).toBe(size);
        expect(tierOf(size)).toBeDefined();
        expect(isAtHome(size, common)).not.toBe(isAtHome(size, inSpace));
      },
    ),
  );
});
