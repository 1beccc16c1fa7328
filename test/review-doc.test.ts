import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { workflow, workflowNames } from "./workflow/workflow.ts";

const page = readFileSync(fileURLToPath(new URL("../docs/review.md", import.meta.url)), "utf8");
const runs = workflowNames.flatMap((name) =>
  Object.values(workflow(name).jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
);

test("the commands of the page on reviews are those that the workflows run", () => {
  const commands = [...page.matchAll(/^```\nnpx (.+)\n```$/gm)].map(([, command = ""]) => `npx ${command}`);
  expect(commands).toHaveLength(3);
  const inGeneral = runs.map((run) =>
    run.replaceAll('"$STACK"', "staging").replace('"reviews/$STACK"', "reviews/staging"),
  );
  for (const command of commands) {
    expect(inGeneral).toContainEqual(expect.stringContaining(command.replace(/ \|\| .*/, "")));
  }
});

test("the page on reviews names every workflow, environment, secret and variable that there is", () => {
  const text = JSON.stringify(workflowNames.map(workflow));
  for (const name of workflowNames) expect(page).toContain(`\`${name}.yml\``);
  const asked = [...text.matchAll(/\b(?:secrets|vars)\.(\w+)/g)].map(([, name]) => name);
  for (const name of new Set(asked)) expect(page).toContain(`\`${name}\``);
  for (const name of ["staging-review", "production-review", "staging", "production"])
    expect(page).toContain(`\`${name}\``);
});
