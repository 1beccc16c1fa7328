import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { exitCodes, Problem } from "../engine/problem.ts";

/** The nearest folder, from `start` upwards, that holds a `Pulumi.yaml`. */
export function projectFolder(start: string = workingFolder()): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
    if (folder === dirname(folder)) {
      throw new Problem(
        `Pulumi.yaml: expected one in ${resolve(start)} or above it, found none: run this inside a copy of the project`,
        exitCodes.input,
      );
    }
  }
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new Problem("the folder that this runs in was removed: go to the project's folder again", exitCodes.input);
  }
}
