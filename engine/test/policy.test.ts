import { expect, test } from "vitest";
import { done, TestProject } from "./support/test-project.ts";

const pack = `
  import { PolicyPack } from "@pulumi/policy";
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
      } },
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

test("mandatory violations are all found before the first write, and stop it", async () => {
  const project = withPack(`
    const root = new Thing("root", { label: "x" });
    new Thing("root-without", { size: 9 });
    new Thing("leaf", { owner: root.serial, label: pulumi.secret("MARKER-label") });
  `);
  const policyPacks = [`${project.folder}/pack`];
  const refused = await project.up({ policyPacks });
  expect(refused.outcome).toBe("failed");
  expect(refused.violations.map(({ policy, level, urn }) => [policy, level, urn?.split("::").at(-1)]).sort()).toEqual([
    ["has-a-label", "advisory", "root-without"],
    ["is-owned", "mandatory", "root-without"],
    ["not-too-large", "mandatory", "root-without"],
  ]);
  expect(refused.errors.sort()).toEqual([
    "policy is-owned (root-without): Every root has a leaf.\nexpected a leaf, got none",
    "policy not-too-large (root-without): A thing is small.\nsize: expected at most 5, got 9",
  ]);
  expect(project.world.all()).toEqual([]);

  project.program('const root = new Thing("root", { label: "x" }); new Thing("leaf", { owner: root.serial });');
  const made = await project.up({ policyPacks });
  expect(made.errors).toEqual([]);
  expect(made.violations.map(({ policy }) => policy)).toEqual(["has-a-label"]);
  expect(done(made)).toEqual(["create proj-dev", "create root", "create leaf"]);
});

test("a policy pack that does not start is told, and nothing is made", async () => {
  const project = withPack('new Thing("a");');
  project.write("pack/index.ts", 'throw new Error("no pack today");');
  const result = await project.up({ policyPacks: [`${project.folder}/pack`] });
  expect(result.outcome).toBe("failed");
  expect(result.errors.join()).toContain("no pack today");
  expect(project.world.all()).toEqual([]);
});
