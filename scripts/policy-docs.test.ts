import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { rules } from "../policies/rules/all.ts";
import { readPolicySettings } from "../policies/settings.ts";
import { policyDocs } from "./policy-docs.ts";

const page = readFileSync(new URL("../docs/policies.md", import.meta.url), "utf8");

test("the page on policies has the rules as `node scripts/policy-docs.ts` writes them", () => {
  expect(page).toBe(policyDocs());
  for (const { name } of rules) expect(page).toContain(`\n### ${name}\n`);
});

test("its example of a stack file is taken whole", () => {
  const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const { config } = z.object({ config: z.record(z.string(), z.unknown()) }).parse(parse(yaml));
  const { findings, waivers } = readPolicySettings(config["estate:policies"], {
    rules,
    environment: "production",
    services: ["bookings"],
    today: "2026-11-21",
  });
  expect(findings).toEqual([]);
  expect(waivers).toMatchObject([{ rule: "production-database-tier", service: "bookings", until: "2027-01-31" }]);
});
