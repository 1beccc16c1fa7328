import { afterAll, beforeAll, expect, test } from "vitest";
import { rules } from "../policies/rules/all.ts";
import { edited } from "./support/edited.ts";
import { expectPlain } from "./support/plain-output.ts";
import { projectCopy } from "./support/project-copy.ts";
import { tandem } from "./support/tandem.ts";

let project: Awaited<ReturnType<typeof projectCopy>>;
beforeAll(async () => {
  project = await projectCopy();
});
afterAll(() => project.remove());

/** What the example says itself. */
const ownPolicies = / {2}estate:policies:\n( {4}.*\n)+/;

const listed = (policies: string, ...args: string[]) =>
  edited(
    project.folder,
    { "Pulumi.production.yaml": (text) => text.replace(ownPolicies, `  estate:policies: ${policies}\n`) },
    () => tandem(project.folder, ["policies", ...args]),
  );

test("tandem policies lists every rule and waiver, without account, engine or secret", async () => {
  const waiver = '{ rule: off-site-copy, service: catalog, reason: the bucket is being moved, until: "2020-01-31" }';
  const { code, output } = await listed(`{ waivers: [${waiver}] }`, "--json");
  expect(code, output).toBe(0);
  const list = JSON.parse(output);
  expect(list.rules.map(({ name }: { name: string }) => name)).toEqual(rules.map(({ name }) => name));
  expect(list.rules[0].levels).toEqual({ staging: "mandatory", production: "mandatory" });
  expect(list.waivers).toEqual([
    {
      environment: "production",
      rule: "off-site-copy",
      service: "catalog",
      reason: "the bucket is being moved",
      until: "2020-01-31",
      hasEnded: true,
    },
  ]);
});

test("a malformed waiver and an unknown rule are reported, and nothing is listed", async () => {
  const { code, output } = await listed("{ rules: { backups: {} }, waivers: [{ rule: off-site-copy }] }");
  expectPlain(output);
  expect(output).toMatch(
    /^(Pulumi\.production\.yaml: estate:policies\.(rules\.backups|waivers\[0\]\.(reason|until)): expected .*\n){3}$/,
  );
  expect(code).toBe(1);
});
