import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The commit that is checked out in a folder; undefined where it is no git repository. */
export async function commitOf(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("git", ["rev-parse", "--verify", "--quiet", "HEAD"], { cwd: folder });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
