import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { RunResult } from "../engine.ts";
import { PulumiEngine } from "../pulumi/pulumi-engine.ts";
import { hasPulumi, needsPulumi, pulumiEnvironment } from "./support/pulumi-cli.ts";
import { done, TestProject } from "./support/test-project.ts";

const pack = `
  import { PolicyPack } from "@pulumi/policy";
  let asked = false;
  new PolicyPack("fake", { policies: [
    { name: "not-too-large", description: "A thing is small.", enforcementLevel: "mandatory",
      validateResource: ({ type, props }, report) => { if (type === "fake:index/thing:Thing" && props.size > 5) report("size: expected at most 5, got " + props.size); } },
    { name: "has-a-label", description: "A thing is labelled.", enforcementLevel: "advisory",
      validateResource: ({ type, props }, report) => { if (type === "fake:index/thing:Thing" && !props.label) report("label: expected some, got none"); } },
    { name: "is-owned", description: "Every root has a leaf.", enforcementLevel: "mandatory",
      validateStack: ({ resources }, report) => {
        for (const root of resources.filter((r) => r.name.startsWith("root"))) {
          if (!resources.some((r) => r.propertyDependencies.owner?.some((d) => d.urn === root.urn))) report("expected a leaf, got none", root.urn);
        }
        asked = true;
        if (resources.some((r) => r.name.endsWith("without"))) {
          report({ name: "is-reported-by-another", enforcementLevel: "mandatory", severity: "high", message: "expected no such name, got one" });
        }
      } },
    { name: "has-one-level", description: "A pack's levels are those that it began with.",
      get enforcementLevel() { return asked ? "mandatory" : "advisory"; },
      configSchema: { properties: { name: { type: "string", default: "root-without" } } },
      validateStack: ({ resources, getConfig }, report) => {
        if (resources.some((r) => r.name === getConfig().name)) report("expected none of this name,\\n  got one");
      } },
    { name: "is-reported-by-another", description: "One policy may report for others, at levels of its own.", enforcementLevel: "disabled",
      validateStack: () => { throw new Error("this is asked of another"); } },
  ] });
`;

function withPack(program: string): TestProject {
  const project = new TestProject(program);
  project.write("pack/PulumiPolicy.yaml", "runtime: {name: nodejs, options: {typescript: false}}\n");
  project.write("pack/package.json", '{"name":"pack","version":"1.0.0","type":"module","main":"launch.js"}');
  project.write("pack/launch.js", 'import "./index.ts";');
  project.write("pack/index.ts", pack);
  return project;
}

const breaking = `
  const root = new Thing("root", { label: "x" });
  new Thing("root-without", { size: 9 });
  new Thing("leaf", { owner: root.serial, label: pulumi.secret("MARKER-label") });
  export const policies = "all";
`;

/** The policies' violations: one line each, without a URN where they concern no resource. */
const expected = {
  outcome: "failed",
  violations: [
    "advisory has-a-label root-without: label: expected some, got none",
    "advisory has-one-level of the stack: expected none of this name, got one",
    "mandatory is-owned root-without: expected a leaf, got none",
    "mandatory is-reported-by-another of the stack: expected no such name, got one",
    "mandatory not-too-large root-without: size: expected at most 5, got 9",
  ],
  errors: [
    "policy is-owned: expected a leaf, got none",
    "policy is-reported-by-another: expected no such name, got one",
    "policy not-too-large: size: expected at most 5, got 9",
  ],
  outputs: { policies: "all" },
};

const holding = 'const root = new Thing("root", { label: "x" }); new Thing("leaf", { owner: root.serial });';
const widowed = 'new Thing("root", { label: "x" });';

const verdict = ({ outcome, violations, errors, outputs }: RunResult) => ({
  outcome,
  violations: violations
    .map(
      ({ policy, level, urn, message }) =>
        `${level} ${policy} ${urn?.split("::").at(-1) ?? "of the stack"}: ${message}`,
    )
    .sort(),
  errors: errors.toSorted(),
  outputs,
});

test("finds all mandatory violations before the first change, and stops the up", async () => {
  const project = withPack(breaking);
  const policyPacks = [`${project.folder}/pack`];
  const refused = await project.up({ policyPacks });
  expect(verdict(refused)).toEqual(expected);
  expect(project.world.all()).toEqual([]);

  project.program(holding);
  const made = await project.up({ policyPacks });
  expect(made.errors).toEqual([]);
  expect(made.violations.map(({ policy }) => policy)).toEqual(["has-a-label"]);
  expect(done(made)).toEqual(["create proj-dev", "create root", "create leaf"]);
  project.program(widowed);
  await expectForeseen((refresh) => project.engine({ policyPacks }).preview("dev", { refresh }));
});

/** A preview with violations is complete, including deletions. After a refresh, a policy also sees the resources to be deleted. */
async function expectForeseen(preview: (refresh: boolean) => Promise<RunResult>): Promise<void> {
  for (const [refresh, outcome] of [[false, "failed"] as const, [true, "succeeded"] as const]) {
    const previewed = await preview(refresh);
    expect([previewed.outcome, done(previewed)]).toEqual([outcome, ["delete leaf"]]);
  }
}

test("reports a policy pack that does not start, and creates nothing", async () => {
  const project = withPack('new Thing("a");');
  project.write("pack/index.ts", 'throw new Error("no pack today");');
  const result = await project.up({ policyPacks: [`${project.folder}/pack`] });
  expect(result.outcome).toBe("failed");
  expect(result.errors.join()).toContain("no pack today");
  expect(project.world.all()).toEqual([]);
});

test.skipIf(!hasPulumi)(`the Pulumi CLI comes to the same verdict ${needsPulumi}`, async () => {
  const project = withPack(breaking);
  mkdirSync(`${project.folder}/backend`);
  const engine = new PulumiEngine({
    projectFolder: project.folder,
    env: pulumiEnvironment(project),
    policyPacks: [`${project.folder}/pack`],
  });
  expect(verdict(await engine.up("dev"))).toEqual(expected);
  expect(project.world.all()).toEqual([]);
  project.program(holding);
  expect((await engine.up("dev")).errors).toEqual([]);
  project.program(widowed);
  await expectForeseen((refresh) => engine.preview("dev", { refresh }));
});
