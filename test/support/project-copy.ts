import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { simulatedProject } from "../../engine/pulumi/simulated-project.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a team edits; the rest of the tree is linked. */
const edited = /^(index\.ts|Pulumi\..*yaml|Pulumi\.yaml)$/;
const left = new Set([".git", ".tandem", "coverage"]);

/** Every service of the example estate. */
export const allServices = ["catalog", "bookings", "trails", "credits"];

/** Those that most tests do with, in half the time. */
const twoServices = ["catalog", "bookings"];

/** A copy of the project to edit and run in, as a person would, with some of the example's services. */
export async function projectCopy(
  services: readonly string[] = twoServices,
): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "tandem-"));
  for (const name of await readdir(root)) {
    if (left.has(name)) continue;
    const to = join(folder, name);
    await (edited.test(name) ? cp(join(root, name), to) : symlink(join(root, name), to));
  }
  const unwanted = allServices.filter((name) => !services.includes(name));
  await change(join(folder, "index.ts"), (text) =>
    text.replace(/services: \[[^\]]*\]/, `services: [${services.join(", ")}]`),
  );
  for (const environment of ["staging", "production"]) {
    await change(join(folder, `Pulumi.${environment}.yaml`), (text) => unwanted.reduce(withoutKnobs, text));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The knobs of a service end where something less indented begins. */
const withoutKnobs = (text: string, service: string): string =>
  text.replace(new RegExp(`^ {4}${service}:\\n( {5,}.*\\n)*`, "m"), "");

/** Lets a plugin stand in for AWS in a copy: the Pulumi CLI needs one, the local engine does not. */
export const simulateAws = (folder: string): Promise<void> =>
  change(join(folder, "Pulumi.yaml"), (text) => simulatedProject(text, folder, folder));

async function change(file: string, edit: (text: string) => string): Promise<void> {
  await writeFile(file, edit(await readFile(file, "utf8")));
}
