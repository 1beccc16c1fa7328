import { mkdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { caseStackFile, configCases } from "../local/config/stack-config.cases.ts";
import { hasPulumi, needsPulumi, pulumi } from "./support/pulumi-cli.ts";
import { TestProject } from "./support/test-project.ts";

test.skipIf(!hasPulumi)(`the Pulumi CLI takes the state over and finds nothing to do ${needsPulumi}`, async () => {
  const project = new TestProject(`
    const box = new Box("box");
    const a = new Thing("a", { size: 2, token: pulumi.secret("MARKER-token"), nested: { list: [1, pulumi.secret("MARKER-deep")] } }, { parent: box, protect: true });
    new Thing("b", { owner: a.serial }, { dependsOn: box, additionalSecretOutputs: ["size"] });
    export const password = a.password;
    export const plain = { list: [1, "two", true, null] };
  `);
  project.write("pulumi-home/keep", "");
  mkdirSync(`${project.folder}/backend`);
  expect((await project.up()).errors).toEqual([]);
  pulumi(project, "stack", "init", "dev");
  pulumi(project, "stack", "import", "--stack", "dev", "--file", "stacks/dev.json");
  const preview = JSON.parse(pulumi(project, "preview", "--stack", "dev", "--json", "--expect-no-changes"));
  expect(preview.changeSummary).toEqual({ same: 4 });
  const password = pulumi(project, "stack", "output", "password", "--stack", "dev", "--show-secrets").trim();
  expect(password).toBe(`MARKER-password-${[...(project.world.byName("a")?.id ?? "")].reverse().join("")}`);
  pulumi(project, "up", "--stack", "dev", "--yes", "--skip-preview");
  const exported = pulumi(project, "stack", "export", "--stack", "dev");
  project.write("stacks/dev.json", exported);
  const back = await project.up();
  expect([back.outcome, back.steps.every(({ operation }) => operation === "same")]).toEqual(["succeeded", true]);
});

test.skipIf(!hasPulumi)(`both engines hand the same configuration over ${needsPulumi}`, async () => {
  const program =
    'import { writeFileSync } from "node:fs"; writeFileSync("config.json", process.env.PULUMI_CONFIG ?? "");';
  const project = new TestProject(program, caseStackFile());
  mkdirSync(`${project.folder}/backend`);
  const handedOver = (): Record<string, string> => {
    const values: Record<string, string> = JSON.parse(readFileSync(`${project.folder}/config.json`, "utf8"));
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key.replace(":config:", ":"), value]));
  };
  await project.preview();
  const local = handedOver();
  expect(Object.keys(local)).toHaveLength(2 * configCases.length);
  pulumi(project, "stack", "init", "dev");
  project.write("Pulumi.dev.yaml", caseStackFile());
  pulumi(project, "preview", "--stack", "dev");
  expect(handedOver()).toEqual(local);
});
