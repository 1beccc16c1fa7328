import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { readError, writeError } from "../../file-errors.ts";
import { exitCodes, Problem } from "../../problem.ts";
import { identify, stillRuns } from "./process-identity.ts";

const holderShape = z.object({
  pid: z.number(),
  started: z.string().optional(),
  since: z.string(),
  nonce: z.string(),
});
type Holder = z.infer<typeof holderShape>;

/** A held lock. */
export interface StackLock {
  release(): Promise<void>;
}

/** Acquires a stack's lock, also from a dead process. A lock that another process holds is a {@link Problem}. */
export async function lockStack(folder: string, stack: string): Promise<StackLock> {
  const acquired = await mkdir(folder, { recursive: true })
    .then(() => acquire(join(folder, `${stack}.lock`)))
    .catch((error: unknown) => {
      throw writeError(folder, error, "folder");
    });
  if ("release" in acquired) return acquired;
  throw new Problem(
    `stack ${stack}: expected no other run, got process ${acquired.pid}, running since ${acquired.since}; wait for it to end, or end it`,
    exitCodes.busy,
  );
}

async function acquire(path: string): Promise<StackLock | Holder> {
  for (;;) {
    const mine: Holder = {
      pid: process.pid,
      started: identify(process.pid)?.started,
      since: new Date().toISOString(),
      nonce: randomUUID(),
    };
    if (await createFile(path, JSON.stringify(mine))) return { release: () => release(path, mine.nonce) };
    const holder = await holderOf(path);
    if (holder === undefined) continue;
    if (stillRuns({ pid: holder.pid, started: holder.started })) return holder;
    const other = await removeDead(path, holder);
    if (other !== undefined) return other;
  }
}

/**
 * Removes a dead process's lock. This takes a second lock, named after the dead one, so that no process removes the lock that
 * another one has just created in its place.
 */
async function removeDead(path: string, dead: Holder): Promise<Holder | undefined> {
  const second = await acquire(`${path}.${dead.nonce}`);
  if (!("release" in second)) return second;
  await remove(path, dead.nonce);
  await second.release();
  return undefined;
}

/** Creates a file with all its content at once; false when it exists. */
async function createFile(path: string, text: string): Promise<boolean> {
  const temporary = join(dirname(path), `.${randomUUID()}`);
  try {
    await writeFile(temporary, text);
    await link(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** A lock that cannot be removed counts as a dead process's once this one has ended. */
async function release(path: string, nonce: string): Promise<void> {
  await remove(path, nonce).catch((error: unknown) => {
    if (!(writeError(path, error) instanceof Problem)) throw error;
  });
}

async function remove(path: string, nonce: string): Promise<void> {
  if ((await holderOf(path))?.nonce === nonce) await rm(path, { force: true });
}

async function holderOf(path: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw readError(path, error);
  }
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    throw new Problem(
      `${path}: expected the lock of a run, got another file; remove it when no run of this stack is in progress`,
      exitCodes.busy,
    );
  }
}
