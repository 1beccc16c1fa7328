import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { workflow } from "./workflow/workflow.ts";

const page = readFileSync(fileURLToPath(new URL("../docs/removing.md", import.meta.url)), "utf8");

/** The `up`s and `destroy`s of a section, as `up staging`; those of one block after the other. */
function commandsIn(section: string): string[] {
  const [, text = ""] = page.split(`\n## ${section}\n`);
  const [own = ""] = text.split("\n## ");
  return [...own.matchAll(/^pulumi (up|destroy) --stack (\w+)/gm)].map(([, command, stack]) => `${command} ${stack}`);
}

/** What `deploy.yml` brings up, in the order in which its jobs wait for each other. */
function deployed(): string[] {
  const { jobs } = workflow("deploy");
  return Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run = "" }) =>
      [...run.matchAll(/npm run deploy -- --stack (\w+)/g)].map(([, stack]) => `up ${stack}`),
    ),
  );
}

test("a service is removed in the order in which deploy.yml brings environments up", () => {
  const [first, second, ...removal] = commandsIn("Remove a service");
  expect([first, second]).toEqual(["up staging", "up production"]);
  expect(removal).toEqual(deployed());
});

test("a renaming follows the same order, and only a destroy turns it round", () => {
  expect(commandsIn("Rename a service or an add-on")).toEqual(["up staging", "up production"]);
  expect(commandsIn("Destroy an environment")).toEqual(["up production", "destroy production", "destroy staging"]);
});

test("no other page tells another order", () => {
  for (const name of ["README.md", "docs/declaring.md", "docs/review.md"]) {
    const text = readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), "utf8");
    expect(text).toContain("removing.md");
    expect(text).not.toMatch(/later environments go first|state unprotect/i);
  }
});
