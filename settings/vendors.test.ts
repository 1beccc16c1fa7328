import { expect, test } from "vitest";
import { plans } from "../emulator/catalogue/plans.ts";
import { services } from "../emulator/catalogue/services.ts";
import { type Addon, daily, type Vendor } from "./declare.ts";
import * as words from "./vendors.ts";

const { catalogue } = words;
const entries: [word: string, vendor: Vendor][] = Object.entries(catalogue);

/** The add-on that `index.ts` gets for a word. */
function addonOf(word: string): Addon {
  const make: unknown = Reflect.get(words, word);
  if (typeof make !== "function") throw new Error(`${word} is in the catalogue and cannot be written in index.ts`);
  return make({ backup: daily("02:00", "UTC") });
}

test.each(entries)("%s is well formed, and makes the vendor's add-on", (word, vendor) => {
  expect(vendor.service).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]$/);
  expect(vendor.component).toMatch(/^[A-Z][A-Za-z]+$/);
  expect(vendor.firstPlan).toMatch(/^[a-z0-9][a-z0-9-]*$/);
  for (const key of vendor.sets) expect(key).toMatch(/^[A-Z][A-Z0-9_]*$/);
  expect(addonOf(word).vendor).toBe(vendor);
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

test.each(entries)("what %s holds comes back, and the catalogue says how", (word, { purpose, backup }) => {
  const holdsData = ["database", "key-value store", "graph database"].includes(purpose);
  if (holdsData) expect(backup).not.toBe("noData");
  const declared = addonOf(word).backup;
  if (backup === "noData") expect(declared).toBeUndefined();
  else if (backup === "declared") expect(declared?.kind).toBe("daily");
  else {
    expect(declared).toBe(backup);
    expect(backup.how.split(" ").length).toBeGreaterThan(3);
  }
});

test.each(entries)("%s is sold by the local Heroku as the catalogue says", (_, { service, firstPlan, sets }) => {
  expect(plans.map(({ name }) => name)).toContain(`${service}:${firstPlan}`);
  const sold = services.find(({ name }) => name === service);
  const values = sold?.values({ uuid: () => "u", hex: (bytes) => "0".repeat(2 * bytes) });
  expect(Object.keys(values ?? {}).map((key) => `${sold?.attachment}_${key}`)).toEqual(sets);
});
