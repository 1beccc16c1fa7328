import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const content = z.object({ pid: z.int(), instance: z.string(), url: z.string().nullable() });

/** Who serves a folder. `url` is null while it is starting. */
export type Holder = z.output<typeof content>;

/** Another process holds the folder's lock, or may. */
export class LockProblem extends Error {
  override readonly name = "LockProblem";
}

/** What a lock file says; undefined when there is none, or one that a killed process left unfinished. */
export function readLock(file: string): Holder | undefined {
  try {
    return content.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch {
    return undefined;
  }
}

/** Makes the lock file, at once with its content; false when there is one already. */
export function takeLock(file: string, holder: Holder): boolean {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return create(file, JSON.stringify(holder), holder.instance);
}

/** Says where its holder serves. */
export function announceLock(file: string, holder: Holder): void {
  const next = `${file}.${holder.instance}`;
  writeFileSync(next, JSON.stringify(holder), { mode: 0o600 });
  renameSync(next, file);
}

/** Removes the lock file if it is still this holder's. */
export function releaseLock(file: string, instance: string): void {
  if (readLock(file)?.instance === instance) rmSync(file, { force: true });
}

/**
 * Removes a lock whose holder is gone, unless it changed hands meanwhile. A second file keeps several processes that
 * try at once apart; one that a killed process left behind counts for five seconds.
 */
export function removeStaleLock(file: string, stale: Holder | undefined, instance: string): void {
  const guard = `${file}.takeover`;
  if (!create(guard, "", instance)) {
    if (ageOf(guard) > 5000) rmSync(guard, { force: true });
    return;
  }
  if (readLock(file)?.instance === stale?.instance) rmSync(file, { force: true });
  rmSync(guard, { force: true });
}

/** Whether a process with that id lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function ageOf(file: string): number {
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return modified === undefined ? 0 : Date.now() - modified;
}

/** A link is made at once and only where there is nothing; an exclusive open would be seen empty. */
function create(file: string, text: string, instance: string): boolean {
  const ready = `${file}.${instance}`;
  writeFileSync(ready, text, { mode: 0o600 });
  try {
    linkSync(ready, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(ready, { force: true });
  }
}
