import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { tandem } from "./support/tandem.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");
const Package = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = Package.parse(JSON.parse(readFileSync(`${root}package.json`, "utf8")));

/** Every command in the README's blocks, without its comment. */
const commands = [...readme.matchAll(/^ *```\n([\s\S]*?)^ *```/gm)]
  .flatMap(([, block = ""]) => block.split("\n"))
  .flatMap((line) => line.replace(/#.*/, "").split("&&"))
  .map((command) => command.trim())
  .filter((command) => command !== "");

test("every npm script that the README names is there", () => {
  const named = commands.flatMap((command) => /^npm (start|test|run (\S+))/.exec(command)?.slice(1) ?? []);
  const names = named.filter((name) => name !== undefined).map((name) => name.replace(/^run /, ""));
  expect(names).toEqual(expect.arrayContaining(["start", "test"]));
  for (const name of names) expect(Object.keys(scripts)).toContain(name);
});

test("every tandem command that the README names is understood", async () => {
  const named = commands.filter((command) => command.startsWith("npx tandem "));
  expect(named.length).toBeGreaterThan(3);
  for (const command of named) {
    const { code, output } = await tandem(root, [...command.split(" ").slice(2), "--help"]);
    expect(code, command).toBe(0);
    for (const [option] of command.matchAll(/--\S+/g)) expect(output).toContain(option);
  }
});

test("everything that the README links to is there", () => {
  const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
  for (const link of links.filter((target) => !target.startsWith("https://")))
    expect(existsSync(root + link.replace(/#.*/, "")), link).toBe(true);
});
