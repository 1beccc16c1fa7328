import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plans } from "../emulator/catalogue/plans.ts";
import { services } from "../emulator/catalogue/services.ts";
import { type Addon, daily, type Vendor } from "./declare.ts";
import type { Purpose } from "./purpose.ts";
import {
  catalogue,
  grapheneDb,
  papertrail,
  postgres,
  proximo,
  quotaGuard,
  redis,
  redisCloud,
  rollbar,
  scheduler,
} from "./vendors.ts";

const page = readFileSync(new URL("../docs/declaring.md", import.meta.url), "utf8");

/** What `index.ts` gets for each word of the catalogue; a word that is missing here does not compile. */
const written: Readonly<Record<keyof typeof catalogue, Addon>> = {
  postgres: postgres({ backup: daily("02:00", "UTC") }),
  redis: redis(),
  redisCloud: redisCloud(),
  grapheneDb: grapheneDb(),
  papertrail: papertrail(),
  rollbar: rollbar(),
  proximo: proximo(),
  quotaGuard: quotaGuard(),
  scheduler: scheduler(),
};

const entries = Object.entries<Vendor>(catalogue);

const addonOf = (word: string): Addon | undefined => new Map(Object.entries(written)).get(word);

test.each(entries)("%s is well formed, and makes the vendor's add-on", (word, vendor) => {
  expect(vendor.service).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]$/);
  expect(vendor.component).toMatch(/^[A-Z][A-Za-z]+$/);
  expect(vendor.firstPlan).toMatch(/^[a-z0-9][a-z0-9-]*$/);
  for (const key of vendor.sets) expect(key).toMatch(/^[A-Z][A-Z0-9_]*$/);
  expect(addonOf(word)?.vendor).toBe(vendor);
});

test("no two entries have one slug, one component or one config var", () => {
  for (const all of [
    entries.map(([, { service }]) => service),
    entries.map(([, { component }]) => component),
    entries.flatMap(([, { sets }]) => sets),
  ]) {
    expect(new Set(all).size).toBe(all.length);
  }
});

/** Whether what is in an add-on of a purpose would be lost with it. */
const holdsData: Readonly<Record<Purpose, boolean>> = {
  database: true,
  "key-value store": true,
  "graph database": true,
  broker: true,
  files: true,
  cache: false,
  logs: false,
  errors: false,
  mail: false,
  egress: false,
  jobs: false,
  other: false,
};

test.each(entries)("what %s holds comes back, and the catalogue says how", (word, { purpose, backup }) => {
  if (holdsData[purpose]) expect(backup).not.toBe("noData");
  const declared = addonOf(word)?.backup;
  if (backup === "noData") expect(declared).toBeUndefined();
  else if (backup === "declared") expect(declared?.kind).toBe("daily");
  else {
    expect(declared).toBe(backup);
    expect(backup.how.split(" ").length).toBeGreaterThan(3);
  }
});

test.each(entries)("the page on declaring has the config vars that %s sets in its row", (word, { sets }) => {
  const rows = page.split("\n").filter((line) => line.startsWith("| `") && line.includes(`\`${word}(`));
  const row = rows.find((line) => line.split(" | ").length === 4) ?? "";
  const codes = [...(row.split(" | ")[2] ?? "").matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
  for (const key of sets) expect(codes, `docs/declaring.md, the row of ${word}()`).toContain(key);
  // Vendors may share a row.
  const known = entries.flatMap(([each, vendor]) => (row.includes(`\`${each}(`) ? vendor.sets : []));
  expect(codes.sort()).toEqual([...known].sort());
});

test.each(entries)("%s is sold by the local Heroku as the catalogue says", (_, { service, firstPlan, sets }) => {
  expect(plans.map(({ name }) => name)).toContain(`${service}:${firstPlan}`);
  const sold = services.find(({ name }) => name === service);
  const values = sold?.values({ uuid: () => "u", hex: (bytes) => "0".repeat(2 * bytes) });
  expect(Object.keys(values ?? {}).map((key) => `${sold?.attachment}_${key}`)).toEqual(sets);
});
