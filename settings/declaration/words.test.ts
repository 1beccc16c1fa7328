import { expect, test } from "vitest";
import { checkSettings } from "../check-settings.ts";
import * as words from "../declare.ts";
import { lineOf } from "../finding.ts";
import { everyWord, everyWordStack } from "../test/every-word.ts";
import { hostile } from "../test/mutated.ts";
import { placesIn, placesOf } from "../test/schema-places.ts";
import * as vendors from "../vendors.ts";
import { declarationOf, estateShape } from "./declaration-of.ts";

/** Findings of a service in which `change` stands. */
function linesOf(change: object): string[] {
  const declared = declarationOf({
    environments: ["staging"],
    services: [{ name: "shop", processes: ["web"], ...change }],
  });
  return "findings" in declared ? declared.findings.map(lineOf) : [];
}

/** A word as an uncompiled program writes it. */
const call = (word: unknown, ...args: unknown[]): unknown => (typeof word === "function" ? word(...args) : undefined);

test("a declaration with every word is valid, comes out equal, and makes an environment", () => {
  expect(declarationOf(everyWord)).toEqual({ declaration: everyWord });
  expect(checkSettings(everyWord, everyWordStack)).toHaveProperty("settings");
});

test("the declaration that tests mutate has every word of the schema: a word that comes to it is missing here", () => {
  const places = new Set(placesIn(estateShape, everyWord).map(({ place }) => place));
  expect(placesOf(estateShape).filter((place) => !places.has(place))).toEqual([]);
  expect(places.size).toBeGreaterThan(150);
});

test.each<[what: string, change: object, ...lines: string[]]>([
  [
    "a schedule without its time zone",
    { addons: { db: vendors.postgres({ backup: call(words.daily, "02:00") as words.DailyBackup }) } },
    "addons.db.backup.timezone: expected an IANA time zone such as America/New_York, got nothing",
  ],
  [
    "a schedule at another minute, in no time zone, kept for half a day",
    { addons: { db: call(vendors.postgres, { backup: call(words.daily, "02:30", "EST", { keepDays: 0.5 }) }) } },
    'addons.db.backup.at: expected a full hour such as 02:00, got "02:30"',
    'addons.db.backup.timezone: expected an IANA time zone such as America/New_York, got "EST"',
    "addons.db.backup.keepDays: expected a whole number of days, 1 or more, got 0.5",
  ],
  [
    "a schedule at another minute",
    { addons: { db: call(vendors.postgres, { backup: call(words.daily, "02:30", "UTC") }) } },
    'addons.db.backup.at: expected a full hour such as 02:00, got "02:30"',
  ],
  [
    "an option of a schedule that does not exist",
    { addons: { db: call(vendors.postgres, { backup: call(words.daily, "02:00", "UTC", { keepDay: 3 }) }) } },
    "addons.db.backup.keepDay: expected at, timezone, keepDays or offSite, got an unknown key: did you mean keepDays",
  ],
  [
    "a Postgres without a word about its backup",
    { addons: { db: call(vendors.postgres) } },
    'addons.db.backup: expected daily("02:00", "America/New_York") or noBackup("…"), got nothing',
  ],
  [
    "one text instead of process types",
    { processes: "web" },
    "processes: expected a list of process types such as web, got a string of 3 characters",
  ],
  ["no process", { processes: [] }, "processes: expected a list of process types such as web, got a list"],
  [
    "a value that is not set",
    { config: { MODE: call(words.fixed) } },
    "config.MODE.value: expected a string in quotes, got nothing",
  ],
  [
    "a number as a value",
    { config: { WORKERS: call(words.fixed, 3) } },
    'config.WORKERS.value: expected a string in quotes, such as "1", got a number',
  ],
  [
    "a word that was not called",
    { config: { KEY: words.secret } },
    'config.KEY: expected where its value comes from, such as fixed("…") or secret(), got a function: call it',
  ],
  [
    "a reason where options belong",
    { config: { KEY: call(words.secret, "marker-one contract") } },
    'config.KEY.options: expected where its value comes from, such as fixed("…") or secret(), got an unknown key: remove it',
  ],
  [
    "a plan where no argument belongs",
    { addons: { logs: call(vendors.papertrail, "fixa") } },
    "addons.logs.options: expected options of the vendor's by name, got a string of 4 characters",
  ],
  [
    "a vendor by its slug alone",
    { addons: { cache: call(vendors.otherAddon, "memcachier") } },
    "addons.cache.vendor.firstPlan: expected a plan to begin with, such as dev, got nothing",
  ],
  [
    "a person without rights",
    { access: [call(words.collaborator, "ana@example.org")] },
    "access.0.permissions: expected at least one of view, deploy, operate or manage, got a list",
  ],
  [
    "a name that every object has",
    { addons: { constructor: vendors.redis() } },
    "addons.constructor: expected another name than constructor, toString or valueOf, which every object has, got an object",
  ],
  [
    "a property that is misspelled",
    { addon: {} },
    "addon: expected name, processes, autoscaling, addons, config, domain, drains, notices or 14 more, got an unknown key: did you mean addons",
  ],
  [
    "a service in one environment",
    { config: { X: words.onlyIn("staging", { name: "shop", processes: ["web"] }, "tried there") } },
    'config.X: expected where its value comes from, such as fixed("…") or secret(), got an object',
  ],
])("%s is refused at its place", (_, change, ...lines) => {
  expect(linesOf(change)).toEqual(lines.map((line) => `index.ts: services.shop.${line}`));
});

test.each<[what: string, declaration: unknown, line: string]>([
  ["nothing", undefined, "estate(): expected estate({ environments: […], services: […] }), got nothing"],
  [
    "no environments",
    { services: [] },
    "environments: expected a list of environments such as staging and production, got nothing",
  ],
  [
    "an environment that is no stage of a pipeline",
    { environments: ["staging", "qa"], services: [] },
    'environments.1: expected development, staging or production, got "qa"',
  ],
  [
    "an empty list of environments",
    { environments: [], services: [] },
    "environments: expected a list of environments such as staging and production, got a list",
  ],
  [
    "a service in one environment only",
    { environments: ["staging"], services: [words.onlyIn("staging", { name: "shop" }, "why")] },
    "services.shop: expected service({ name: …, processes: […] }), got an object",
  ],
])("%s is refused", (_, declaration, line) => {
  const declared = declarationOf(declaration);
  expect("findings" in declared && declared.findings.map(lineOf)).toEqual([`index.ts: ${line}`]);
});

/** Where what a word makes can stand. */
const places: readonly ((made: unknown) => object)[] = [
  (made) => ({ config: { X: made } }),
  (made) => ({ addons: { x: made } }),
  (made) => ({ domain: made }),
  (made) => ({ drains: { x: made }, notices: [made], access: [made], release: made, reviewApps: made }),
];

test.each(Object.entries({ ...words, ...vendors }).filter(([, word]) => typeof word === "function"))(
  "%s takes anything without a throw, and what it makes of it is refused or valid",
  (_, word) => {
    const readable = hostile.filter((value) => !isTrap(value));
    const calls = readable.flatMap((value) => [[value], ["x", value]]);
    for (const args of calls) {
      const made = call(word, ...args);
      const lines = places.flatMap((place) => linesOf(place(made)));
      expect(lines.filter((line) => !/^index\.ts: services\.shop\.\S+: expected .+, got [^\n]+$/.test(line))).toEqual(
        [],
      );
    }
  },
);

/** Objects whose own code throws when they are read: that error is the program's. */
function isTrap(value: unknown): boolean {
  try {
    Object.entries(Object(value));
    return false;
  } catch {
    return true;
  }
}
