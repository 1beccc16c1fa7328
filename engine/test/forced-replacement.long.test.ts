import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Engine, RunResult } from "../engine.ts";
import { PulumiEngine } from "../pulumi/pulumi-engine.ts";
import { hasPulumi, needsPulumi, pulumiEnvironment } from "./support/pulumi-cli.ts";
import { done, TestProject } from "./support/test-project.ts";

const program = (owner: string, size: number) => `
  const one = new pulumi.ProviderResource("fake", "one", {});
  const two = new pulumi.ProviderResource("fake", "two", {});
  const root = new Thing("root", { owner: "${owner}" }, { deleteBeforeReplace: true });
  new Thing("leaf", { label: root.serial }, { replaceOnChanges: ["label"] });
  new Thing("loose", { label: root.serial });
  new Thing("room", {}, { deletedWith: root, deleteBeforeReplace: true });
  new Loose("other", { size: ${size} }, { replaceOnChanges: ["size"], ignoreChanges: ["label"] });
  new Thing("moved", {}, { provider: ${size > 1 ? "two" : "one"} });
  void [one, two];
`;

/** The calls for each object in order: the engines process several objects at once, in different orders. */
function courses(project: TestProject): Record<string, string[]> {
  const courseOf: Record<string, string[]> = {};
  for (const call of project.world.calls()) {
    const [, method, name] = /^(create|update|delete) (?!previewed)(\S+)$/.exec(call) ?? [];
    if (method !== undefined && name !== undefined) courseOf[name] = [...(courseOf[name] ?? []), method];
  }
  project.world.forgetCalls();
  return courseOf;
}

const urnOf = (name: string, kind: string) => `urn:pulumi:dev::proj::fake:index/${kind}::${name}`;

async function live(engineOf: (project: TestProject) => Engine): Promise<unknown[]> {
  const project = new TestProject(program("a", 1));
  const engine = engineOf(project);
  const history: unknown[] = [];
  const step = async (run: Promise<RunResult>): Promise<void> => {
    const { outcome, ...result } = await run;
    history.push([outcome, done({ outcome, ...result }).sort(), courses(project), project.world.all().length]);
  };
  await step(engine.up("dev"));
  await step(engine.up("dev", { replace: [urnOf("root", "thing:Thing")] }));
  await step(engine.up("dev", { replace: [urnOf("other", "loose:Loose"), urnOf("loose", "thing:Thing")] }));
  project.program(program("a", 2));
  await step(engine.up("dev"));
  project.program(program("b", 2));
  await step(engine.up("dev"));
  await step(engine.up("dev"));
  return history;
}

test.skipIf(!hasPulumi)(
  `a replacement by force takes the same course in both engines ${needsPulumi}`,
  async () => {
    const local = await live((project) => project.engine());
    const real = await live((project) => {
      mkdirSync(`${project.folder}/backend`);
      return new PulumiEngine({ projectFolder: project.folder, env: pulumiEnvironment(project) });
    });
    expect(real).toEqual(local);
  },
  240_000,
);
