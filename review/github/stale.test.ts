import fc from "fast-check";
import { expect, test } from "vitest";
import type { Change, EnvironmentReview, Report } from "../report/report.ts";
import { cleanReview, sampleReport } from "../test/sample-report.ts";
import { beyondReviewed, incomparable } from "./stale.ts";

const urn = "urn:pulumi:production::estate::heroku:index/formation:Formation::catalog-web";
const resize: Change = {
  urn,
  type: "heroku:index/formation:Formation",
  name: "catalog-web",
  operation: "update",
  properties: [{ path: "size", kind: "update", replaces: false }],
  isDestructive: false,
  isSimulated: false,
};

const review = (changes: Change[], more: Partial<EnvironmentReview> = {}): Report => ({
  ...sampleReport,
  environments: [{ ...cleanReview("production"), changes, ...more }],
});

const quantity = { path: "quantity", kind: "update", replaces: false } as const;

const deletion: Change = { ...resize, operation: "delete", properties: [] };
const resized = (before: string | undefined, after: string): Change => ({
  ...resize,
  urn: `${urn}-quantity`,
  properties: [{ ...quantity, shown: { ...(before !== undefined && { before }), after } }],
});

test.each<[string, Report, Report, string[]]>([
  ["the same", review([resize]), review([resize]), []],
  ["less", review([resize]), review([]), []],
  [
    "a further object",
    review([]),
    review([resize]),
    ["production: catalog-web (heroku:index/formation:Formation): update was not reviewed"],
  ],
  [
    "another operation",
    review([resize]),
    review([deletion]),
    ["production: catalog-web (heroku:index/formation:Formation): reviewed as update, would now be delete"],
  ],
  [
    "a further property",
    review([resize]),
    review([{ ...resize, properties: [...resize.properties, quantity] }]),
    ["production: catalog-web (heroku:index/formation:Formation): update of quantity was not reviewed"],
  ],
  [
    "the same property, which now replaces",
    review([resize]),
    review([{ ...resize, properties: [{ path: "size", kind: "update", replaces: true }] }]),
    ["production: catalog-web (heroku:index/formation:Formation): update of size was not reviewed"],
  ],
  ["the same in another order", review([resized("3", "4"), resize]), review([resize, resized("3", "4")]), []],
  [
    "the same property, to or from another value",
    review([resized("2", "3")]),
    review([resized("4", "3")]),
    [
      "production: catalog-web (heroku:index/formation:Formation): update of quantity was reviewed as 2 → 3 and would now be 4 → 3",
    ],
  ],
  ["a value that one of them does not show", review([resized("2", "3")]), review([resized(undefined, "3")]), []],
  ["an object with two operations", review([deletion, resize]), review([resize, deletion]), []],
  [
    "an object that was renamed",
    review([resize]),
    review([{ ...resize, urn: `${urn}-2`, name: "catalog-web-2" }]),
    ["production: catalog-web-2 (heroku:index/formation:Formation): update was not reviewed"],
  ],
  [
    "a rollback since",
    review([resize]),
    review([resize], { rolledBack: [{ service: "catalog", app: "catalog-production", to: 41, release: 44 }] }),
    ["production: catalog-production has been rolled back to v41 since the review"],
  ],
  ["an environment", { ...review([]), environments: [] }, review([]), ["production: was not reviewed"]],
])("%s", (_, reviewed, fresh, lines) => {
  expect(beyondReviewed(reviewed, fresh)).toEqual(lines);
});

const printed = (values: Record<string, string>, of: Change = resize): Report => review([{ ...of, values }]);
const secretly = (secrets: Record<string, string>): Report =>
  review([], { values: { basis: "fingerprints", secrets } });

test.each<[string, Report, Report, string[]]>([
  ["the same values", printed({ size: "1" }), printed({ size: "1" }), []],
  [
    "a value that no report shows, to or from another one",
    printed({ size: "1" }),
    printed({ size: "2" }),
    ["production: catalog-web (heroku:index/formation:Formation): update of size was reviewed with other values"],
  ],
  [
    "another value of what is created",
    printed({ region: "1", url: "1" }, { ...resize, operation: "create", properties: [] }),
    printed({ region: "1", url: "2" }, { ...resize, operation: "create", properties: [] }),
    ["production: catalog-web (heroku:index/formation:Formation): create of url was reviewed with other values"],
  ],
  [
    "a create without a property that was reviewed",
    printed({ region: "1", url: "1" }, { ...resize, operation: "create", properties: [] }),
    printed({ url: "1" }, { ...resize, operation: "create", properties: [] }),
    [
      "production: catalog-web (heroku:index/formation:Formation): create of region was reviewed, and would now be left out",
    ],
  ],
  ["an update that leaves a property out", printed({ size: "1", quantity: "1" }), printed({ size: "1" }), []],
  ["the same secrets, and one less", secretly({ "a:B": "1", "a:C": "1" }), secretly({ "a:B": "1" }), []],
  [
    "another secret, and a new one",
    secretly({ "a:B": "1" }),
    secretly({ "a:B": "2", "a:C": "1" }),
    [
      "production: the secret a:B of the stack's configuration was reviewed with another value",
      "production: the secret a:C of the stack's configuration was not reviewed",
    ],
  ],
])("%s", (_, reviewed, fresh, lines) => {
  expect(incomparable(reviewed, fresh)).toEqual([]);
  expect(beyondReviewed(reviewed, fresh)).toEqual(lines);
});

test.each<[string, Partial<EnvironmentReview>, Partial<Report>, Partial<EnvironmentReview>, string[]]>([
  [
    "made before reports had fingerprints",
    { values: undefined },
    {},
    {},
    ["production: the reviewed report has no fingerprints of its values"],
  ],
  [
    "brought up since",
    { values: { basis: "commit" } },
    {},
    {},
    ["production: was deployed for the first time since the review"],
  ],
  ["never brought up, of one commit", { values: { basis: "commit" } }, {}, { values: { basis: "commit" } }, []],
  [
    "never brought up, of two commits",
    { values: { basis: "commit" } },
    { commit: "other" },
    { values: { basis: "commit" } },
    [
      `production: was never deployed, so its values come from a commit, but the reports are of ${sampleReport.commit} and other`,
    ],
  ],
])("a stack that was %s", (_, reviewed, parts, fresh, lines) => {
  expect(incomparable(review([], reviewed), { ...review([], fresh), ...parts })).toEqual(lines);
});

test("doing less than was reviewed is fine; doing more is reported", () => {
  const change = fc.record({
    at: fc.nat(5),
    operation: fc.constantFrom("create", "update", "delete"),
    paths: fc.uniqueArray(fc.nat(5)),
  });
  const changes = fc.uniqueArray(change, { selector: ({ at }) => at }).map((all) =>
    all.map(
      ({ at, operation, paths }): Change => ({
        ...resize,
        urn: `${urn}${at}`,
        operation: operation as Change["operation"],
        properties: paths.map((path) => ({ ...quantity, path: `p${path}` })),
      }),
    ),
  );
  fc.assert(
    fc.property(changes, changes, (some, others) => {
      const key = ({ urn: object, operation, properties }: Change) => [
        `${object} ${operation}`,
        ...properties.map(({ path }) => `${object} ${operation} ${path}`),
      ];
      const known = new Set(some.flatMap(key));
      const isLess = others.flatMap(key).every((each) => known.has(each));
      expect(beyondReviewed(review(some), review(others)).length === 0).toBe(isLess);
    }),
  );
});

test("reviews that cannot be compared are reported and approve nothing", () => {
  expect(incomparable(review([]), review([]))).toEqual([]);
  expect(
    incomparable(
      { ...review([]), project: "other", mode: "local" },
      { ...review([], { outcome: "failed" }), environments: [{ ...cleanReview("staging"), outcome: "failed" }] },
    ),
  ).toEqual([
    "project: the reviewed report has other, the fresh one estate",
    "mode: the reviewed report has local, the fresh one live",
    "production: missing from the fresh report",
    'staging: the review of 2026-11-21T10:00:00Z ended as "failed"; run it again',
  ]);
});

test("empty or swapped reports approve nothing", () => {
  const local: Report = { ...review([]), mode: "local" };
  expect(incomparable(local, local)).toEqual([
    "mode: both reports were made without credentials, so they do not show what an up does",
  ]);
  const empty = { ...review([]), environments: [] };
  expect(incomparable(empty, empty)).toEqual(["environments: neither report has any"]);
  expect(incomparable(review([]), { ...review([]), at: "2026-11-20T10:00:00Z" })).toEqual([
    "at: the fresh report, of 2026-11-20T10:00:00Z, is older than the reviewed one, of 2026-11-21T10:00:00Z",
  ]);
});
