import { expect, test } from "vitest";
import { declarationFindings } from "./declaration-findings.ts";
import {
  customDomain,
  type Environment,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  type ReviewApps,
  reviewApps,
  type ServiceDeclaration,
  secret,
} from "./declare.ts";
import { lineOf } from "./finding.ts";
import { papertrail, redisCloud } from "./vendors.ts";

/** What is wrong with a service that has an add-on and a config var, and these review apps. */
function linesOf(apps: unknown, change: object = {}, environments: readonly Environment[] = ["staging", "production"]) {
  const shop = {
    name: "shop",
    processes: ["web"],
    addons: { redis: redisCloud(), logs: onlyIn("production", papertrail(), "staging has a drain") },
    config: { MODE: fixed("production"), KEY: generated() },
    reviewApps: apps,
    ...change,
  } as unknown as ServiceDeclaration;
  const [first = "staging", ...rest] = environments;
  return declarationFindings({ environments: [first, ...rest], services: [shop] }).map(lineOf);
}

const shop = "example-library/shop";
const at = "index.ts: services.shop.reviewApps";

test.each<[what: string, apps: ReviewApps]>([
  ["a repository alone", reviewApps(shop)],
  ["a plan in full", reviewApps(shop, { plans: { redis: "rediscloud:30" } })],
  ["a value of their own", reviewApps(shop, { config: { MODE: "review" }, baseName: "shop", size: "basic" })],
  ["a command and 30 days", reviewApps("a/b.c_d-e", { staleDays: 30, postdeploy: "bin/seed", automatic: false })],
])("%s is enough", (_, apps) => {
  expect(linesOf(apps)).toEqual([]);
});

test.each<[what: string, options: object, line: string]>([
  [
    "days that Heroku does not count to",
    { staleDays: 31 },
    `${at}.staleDays: expected a whole number of days from 1 to 30, got 31`,
  ],
  [
    "a size that app.json does not have",
    { size: "Performance-2XL" },
    `${at}.size: expected Eco, Basic, Standard-1X, Standard-2X, Performance-M or Performance-L, got "Performance-2XL"`,
  ],
  [
    "names that would be too long",
    { baseName: "the-shop-of-the-library" },
    `${at}.baseName: expected at most 21 small letters, digits and dashes, beginning with a letter and not ending with a dash, got "the-shop-of-the-library"`,
  ],
  [
    "a command that says nothing",
    { postdeploy: " " },
    `${at}.postdeploy: expected a command such as bin/rails db:seed, got " "`,
  ],
  ["waiting that is neither", { waitForCi: "yes" }, `${at}.waitForCi: expected true or false, got "yes"`],
  [
    "a plan for nothing",
    { plans: { reids: "30" } },
    `${at}.plans.reids: expected an add-on of staging: redis, got "reids": did you mean redis`,
  ],
  [
    "a plan for what only production has",
    { plans: { logs: "choklad" } },
    `${at}.plans.logs: expected an add-on of staging: redis, got "logs"`,
  ],
  [
    "another vendor's plan",
    { plans: { redis: "heroku-redis:mini" } },
    `${at}.plans.redis: expected a plan such as rediscloud:30, got "heroku-redis:mini"`,
  ],
  [
    "a value for nothing",
    { config: { MODUS: "x" } },
    `${at}.config.MODUS: expected a config var of staging: MODE or KEY, got "MODUS": did you mean MODE`,
  ],
  [
    "a value that is no text, without it",
    { config: { MODE: 7331 } },
    `${at}.config.MODE: expected a string, or secret(), got a number`,
  ],
])("%s is one finding", (_, options, line) => {
  expect(linesOf(reviewApps(shop, options))).toEqual([line]);
});

test.each([
  "catalog",
  "-library/catalog",
  "example-library/",
  "example-library/..",
  "example-library/catalog.git",
  "https://github.com/example-library/catalog",
])("%s is no repository", (repository) => {
  expect(linesOf(reviewApps(repository))).toEqual([
    `${at}.repository: expected a repository on GitHub such as example-library/catalog, got "${repository}"`,
  ]);
});

test("review apps that are none are one finding", () => {
  expect(linesOf(shop)).toEqual([`${at}: expected reviewApps("<owner>/<repository>"), got "${shop}"`]);
});

test("a value that comes from the domain is asked for, because review apps have none", () => {
  const change = { domain: customDomain(), config: { HOST: fromDomain() } };
  expect(linesOf(reviewApps(shop), change)).toEqual([
    `${at}.config.HOST: expected a value, because review apps have no domain of their own, got nothing: add config: { HOST: "…" } to reviewApps, such as .herokuapp.com where the app takes any host below`,
  ]);
  expect(linesOf(reviewApps(shop, { config: { HOST: ".herokuapp.com" } }), change)).toEqual([]);
});

test("a secret that production has as well never gets there", () => {
  const change = { config: { TOKEN: secret({ shared: "one contract for both" }) } };
  expect(linesOf(reviewApps(shop), change)).toEqual([
    `${at}.config.TOKEN: expected a value of their own, because production has the same secret, got nothing: make it secret() without shared, or add config: { TOKEN: secret() } to reviewApps`,
  ]);
});

test("where production is the first environment, its secrets would get there", () => {
  expect(linesOf(reviewApps(shop), { addons: {} }, ["production"])).toEqual([
    `${at}: expected another first environment, because review apps get its secrets, got production: begin environments with staging`,
  ]);
});
