import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { expectPlain } from "./support/plain-output.ts";
import { projectCopy } from "./support/project-copy.ts";
import { tandem } from "./support/tandem.ts";

const page = await readFile(fileURLToPath(new URL("../docs/review-apps.md", import.meta.url)), "utf8");

/** The commands of the page, in its order. */
const commands = [...page.matchAll(/^```\nnpx tandem (.+)\n```$/gm)].map(([, command = ""]) => command.split(" "));

test("the commands of the page on review apps do what it says", async () => {
  const { folder: copy, remove } = await projectCopy(["catalog"]);
  const parent = `${copy}-repositories`;
  const catalog = join(parent, "catalog");
  try {
    await mkdir(catalog, { recursive: true });
    await writeFile(join(catalog, "Procfile"), "web: gunicorn catalog.wsgi\nworker: bin/work\n");
    const [write, check, checkAll] = commands;
    const run = (args: readonly string[] = []) =>
      tandem(
        copy,
        args.map((arg) => (arg.startsWith("..") ? join(parent, arg.slice(3)) : arg)),
      );

    const written = await run(write);
    expectPlain(written.output);
    expect(written.output).toMatch(
      /catalog\/app\.json: written\n.*catalog\/\.env\.example: written\ncatalog: connect the pipeline to /,
    );
    expect(written.code).toBe(0);

    const file = join(catalog, "app.json");
    await writeFile(file, (await readFile(file, "utf8")).replace('"eco"', '"basic"'));
    const checked = await run(check);
    expectPlain(checked.output);
    expect(checked.output).toMatch(
      /catalog\/app\.json:\d+: formation\.web\.size: expected "eco", got "basic": to keep it, write size: "Basic" in reviewApps of catalog in index\.ts\n/,
    );
    expect(checked.output).toMatch(/\ncatalog: 1 difference\n/);
    expect(checked.code).toBe(2);

    await writeFile(file, "{\n  // a note\n}\n");
    const broken = await run(checkAll);
    expectPlain(broken.output);
    expect(broken.output).toMatch(/catalog\/app\.json:2: expected .+, got a comment, which JSON does not have\n/);
    expect(broken.code).toBe(1);
    expect(commands).toHaveLength(3);
  } finally {
    await remove();
    await rm(parent, { recursive: true, force: true });
  }
});
