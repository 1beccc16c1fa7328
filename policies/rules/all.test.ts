import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Case } from "../test/case.ts";
import { marker, sampleEstate, today } from "../test/sample-estate.ts";
import { readEstate } from "../view/read-estate.ts";
import { rules } from "./all.ts";

const casesOf = async (rule: string): Promise<readonly Case[]> => (await import(`./${rule}.cases.ts`)).cases;

test("every file is a rule of the pack with the same name", () => {
  const files = readdirSync(import.meta.dirname).filter((file) => /^(?!all\b)[^.]+\.ts$/.test(file));
  expect(files.map((file) => file.replace(/\.ts$/, "")).sort()).toEqual(rules.map(({ name }) => name).sort());
});

describe.each(rules.map((rule) => [rule.name, rule] as const))("%s", (name, rule) => {
  test("has a description, a reason, a remedy and the practices that it implements", () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule.holds).toMatch(/^[A-Z].*[^.]\.$/);
    expect(rule.why).toMatch(/^[A-Z].*[^.]\.$/);
    expect(rule.remedy).toMatch(/^[A-Z].*[^.]\.$/);
    expect(rule.rows.length).toBeGreaterThan(0);
    expect(rule.rows.every((row) => Number.isInteger(row) && row >= 1 && row <= 134)).toBe(true);
    // It must work without settings in the stack file.
    expect(rule.settings.safeParse({}).success).toBe(true);
    expect(rule.settings.safeParse({ nonsense: 1 }).success).toBe(false);
  });

  test("has readable messages for invalid settings", () => {
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
      // Without a cap, the rule recommends one.
      expect(found.filter(({ isAdvisory }) => name !== "monthly-cost-cap" || isAdvisory !== true)).toEqual([]);
    }
  });

  test("has passing and failing cases with the exact messages", async () => {
    const cases = await casesOf(name);
    for (const { name: what, resources, settings = {}, messages } of cases) {
      const found = rule.check(readEstate(resources, today), settings).map(({ message }) => message);
      expect(found, what).toEqual(messages);
    }
    expect(cases.some(({ messages }) => messages.length === 0)).toBe(true);
    expect(cases.some(({ messages }) => messages.length > 0)).toBe(true);
  });

  test("has one-line messages without a value", async () => {
    for (const { resources, settings = {} } of await casesOf(name)) {
      for (const { message } of rule.check(readEstate(resources, today), settings)) {
        expect(message).toMatch(/^.+: (expected .+, got .+|.+; the next up of .+ (adds|changes|removes) it)$/);
        expect(message).not.toContain(marker);
      }
    }
  });
});
