import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Case } from "../test/case.ts";
import { marker, sampleEstate, today } from "../test/sample-estate.ts";
import { readEstate } from "../view/read-estate.ts";
import { rules } from "./all.ts";

const casesOf = async (rule: string): Promise<readonly Case[]> => (await import(`./${rule}.cases.ts`)).cases;

test("every file is a rule of the pack, under the name of its file", () => {
  const files = readdirSync(import.meta.dirname).filter((file) => /^(?!all\b)[^.]+\.ts$/.test(file));
  expect(files.map((file) => file.replace(/\.ts$/, "")).sort()).toEqual(rules.map(({ name }) => name).sort());
});

describe.each(rules.map((rule) => [rule.name, rule] as const))("%s", (name, rule) => {
  test("says what must hold, why, what to do, and which practices it serves", () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule.holds).toMatch(/^[A-Z].*[^.]\.$/);
    expect(rule.why).toMatch(/^[A-Z].*[^.]\.$/);
    expect(rule.remedy).toMatch(/^[A-Z].*[^.]\.$/);
    expect(rule.rows.length).toBeGreaterThan(0);
    expect(rule.rows.every((row) => Number.isInteger(row) && row >= 1 && row <= 134)).toBe(true);
    // Without anything in the stack file it must work.
    expect(rule.settings.safeParse({}).success).toBe(true);
    expect(rule.settings.safeParse({ nonsense: 1 }).success).toBe(false);
  });

  test("says in plain words what each setting expects", () => {
    for (const name of Object.keys(rule.settings.shape)) {
      for (const value of [{}, null, "", -1, [7]]) {
        for (const { message } of rule.settings.safeParse({ [name]: value }).error?.issues ?? []) {
          expect(message, name).toMatch(/^(an?|the|one of|[a-z]+,|[a-z]+ or) /);
        }
      }
    }
  });

  test("holds in the sample estate, in both environments", () => {
    for (const environment of ["staging", "production"]) {
      const found = rule.check(readEstate(sampleEstate(environment), today), {});
      // A cap is asked for wherever none is set.
      expect(found.filter(({ isAdvised }) => name !== "monthly-cost-cap" || isAdvised !== true)).toEqual([]);
    }
  });

  test("has a case that passes and one that fails, each with the exact message", async () => {
    const cases = await casesOf(name);
    for (const { name: what, resources, settings = {}, messages } of cases) {
      const found = rule.check(readEstate(resources, today), settings).map(({ message }) => message);
      expect(found, what).toEqual(messages);
    }
    expect(cases.some(({ messages }) => messages.length === 0)).toBe(true);
    expect(cases.some(({ messages }) => messages.length > 0)).toBe(true);
  });

  test("says one line, and never a value", async () => {
    for (const { resources, settings = {} } of await casesOf(name)) {
      for (const { message } of rule.check(readEstate(resources, today), settings)) {
        expect(message).toMatch(/^.+: expected .+, got .+$/);
        expect(message).not.toContain(marker);
      }
    }
  });
});
