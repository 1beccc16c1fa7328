import { randomBytes, randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The passphrase of the trial's state, made at the first run and kept beside it, readable by its owner only. */
export function trialPassphrase(folder: string): string {
  const file = join(folder, "passphrase");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A link is there with all its content at once: of two first runs, both read the same.
  const beside = join(folder, `.${randomUUID()}`);
  writeFileSync(beside, randomBytes(24).toString("base64url"), { mode: 0o600 });
  try {
    linkSync(beside, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(beside);
  }
  return readFileSync(file, "utf8").trim();
}
