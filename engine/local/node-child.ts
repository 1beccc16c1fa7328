import { createRequire } from "node:module";
import { join } from "node:path";
import { exitCodes, Problem } from "../problem.ts";

/** Arguments for Node that make a child end soon after this process does, however that ends. */
export function watchedNodeArguments(): string[] {
  const watcher = new URL("./watch-parent.mjs", import.meta.url);
  watcher.searchParams.set("engine", String(process.pid));
  return ["--import", watcher.href];
}

/** The file of the Pulumi SDK that a folder's own code would load. */
export function sdkFile(folder: string, path: string): string {
  try {
    return createRequire(join(folder, "package.json")).resolve(`@pulumi/pulumi/${path}`);
  } catch {
    throw new Problem(
      `${folder}: expected the package @pulumi/pulumi to be installed, got none; run npm ci`,
      exitCodes.input,
    );
  }
}
