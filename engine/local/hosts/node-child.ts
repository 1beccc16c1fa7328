import { createRequire } from "node:module";
import { join } from "node:path";
import { exitCodes, Problem } from "../../problem.ts";

/** Several processes share a laptop: small steps of their heaps save a third of the memory, for little time. */
export const smallHeap = "--max-semi-space-size=1";

/** Arguments for Node that make a child end soon after this process does, however that ends, and keep it small and quick. */
export function childNodeArguments(): string[] {
  const watch = new URL("./watch-parent.mjs", import.meta.url);
  watch.searchParams.set("engine", String(process.pid));
  return [smallHeap, "--import", watch.href, "--import", new URL("./lazy-sdk.mjs", import.meta.url).href];
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
