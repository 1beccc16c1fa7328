import { randomBytes, randomUUID } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readError, writeError } from "../../engine/file-errors.ts";
import { makeOwnFolder } from "../whole-file.ts";

/** The passphrase of the trial's state, made at the first run and kept beside it, readable by its owner only. */
export function trialPassphrase(folder: string): string {
  const file = join(folder, "passphrase");
  const made = textOf(file);
  if (made !== undefined) return made;
  makeOwnFolder(folder);
  // A link is there with all its content at once: of two first runs, both read the same.
  const beside = join(folder, `.${randomUUID()}`);
  try {
    writeFileSync(beside, randomBytes(24).toString("base64url"), { mode: 0o600 });
    linkSync(beside, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw writeError(file, error);
  } finally {
    rmSync(beside, { force: true });
  }
  return readFileSync(file, "utf8").trim();
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw readError(file, error);
  }
}
