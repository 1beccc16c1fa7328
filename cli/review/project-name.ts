import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { projectFolder } from "../project-folder.ts";

/** `name` of `Pulumi.yaml`. */
export async function projectName(): Promise<string> {
  const document = parseDocument(await readFile(join(projectFolder(), "Pulumi.yaml"), "utf8"));
  const name: unknown = document.errors.length > 0 ? undefined : document.get("name");
  if (typeof name === "string" && name !== "") return name;
  throw new Problem("Pulumi.yaml: expected the project's name, found none", exitCodes.input);
}
