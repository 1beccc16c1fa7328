import { linkSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { z } from "zod";
import { DiskProblem, diskProblem, writing } from "./disk-problem.ts";
import { replaceFile } from "./replace-file.ts";

const content = z.object({
  pid: z.int(),
  instance: z.string(),
  url: z.string().nullable(),
  /** Where that process id means something; absent in locks of older versions. */
  namespace: z.string().optional(),
});

/** Who serves a folder. `url` is null while it is starting. */
export type Holder = z.output<typeof content>;

/** Another process holds the folder's lock, or may. */
export class LockProblem extends Error {
  override readonly name = "LockProblem";
}

/** Whether the lock file no longer belongs to this holder; false if it cannot be read. */
export function hasLostLock(file: string, instance: string): boolean {
  try {
    return readLock(file)?.instance !== instance;
  } catch {
    return false;
  }
}

/**
 * What a lock file says; undefined when there is none, or one that a killed process left unfinished.
 * @throws DiskProblem when it is there and cannot be read: its holder may be serving
 */
export function readLock(file: string): Holder | undefined {
  try {
    return content.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch (error) {
    const isMissing =
      error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
    if (isMissing || error instanceof SyntaxError) return undefined;
    throw diskProblem(file, error);
  }
}

/** Makes the lock file, at once with its content; false when there is one already. */
export function takeLock(file: string, holder: Holder): boolean {
  const folder = dirname(file);
  writing(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }), "folder");
  return create(file, JSON.stringify(holder), holder.instance);
}

/** Says where its holder serves. */
export function announceLock(file: string, holder: Holder): void {
  replaceFile(file, JSON.stringify(holder), holder.instance);
}

/** Removes the lock file if it is still this holder's. One that the disk does not let go is taken over by the next. */
export function releaseLock(file: string, instance: string): void {
  try {
    if (readLock(file)?.instance !== instance) return;
    rmSync(file, { force: true });
  } catch (error) {
    if (!(diskProblem(file, error) instanceof DiskProblem)) throw error;
  }
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

/** Where this process's id means something: a machine, and on Linux one of its containers. */
export function pidNamespace(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** Whether a holder's process could be seen from here. */
export function isOfThisNamespace({ namespace }: Holder): boolean {
  return namespace === undefined || namespace === pidNamespace();
}

/** Notes that its holder lives, for who cannot see the process. */
export function renewLock(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch (error) {
    if (!(diskProblem(file, error) instanceof DiskProblem)) throw error;
  }
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

/** Milliseconds since a file was written or renewed; 0 where there is none. */
export function ageOf(file: string): number {
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return modified === undefined ? 0 : Date.now() - modified;
}

/** A link is made at once and only where there is nothing; an exclusive open would be seen empty. */
function create(file: string, text: string, instance: string): boolean {
  const ready = `${file}.${instance}`;
  try {
    writeFileSync(ready, text, { mode: 0o600 });
    linkSync(ready, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw diskProblem(file, error);
  } finally {
    rmSync(ready, { force: true });
  }
}
