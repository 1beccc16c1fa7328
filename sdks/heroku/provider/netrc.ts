import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The password for `machine` in the netrc file (`NETRC`, else `~/.netrc`, or `~/_netrc` on Windows); undefined without such a file or
 * entry.
 */
export function netrcPassword(machine: string, environment: NodeJS.ProcessEnv): string | undefined {
  const file = environment.NETRC || join(homeOf(environment), process.platform === "win32" ? "_netrc" : ".netrc");
  try {
    return passwordIn(readFileSync(file, "utf8"), machine);
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

function homeOf(environment: NodeJS.ProcessEnv): string {
  return environment.HOME || homedir();
}

/** The password of the first entry for `machine` in the text of a netrc file. */
export function passwordIn(text: string, machine: string): string | undefined {
  const words = text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("#"))
    .join("\n")
    .match(/\S+/g);
  let here = false;
  for (const [index, word] of (words ?? []).entries()) {
    const next = words?.[index + 1];
    if (word === "machine") here = next === machine;
    if (word === "default") here = false;
    if (word === "password" && here) return next;
  }
  return undefined;
}
