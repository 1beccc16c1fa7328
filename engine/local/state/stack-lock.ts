import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { notRead, notWritten } from "../../not-written.ts";
import { exitCodes, Problem } from "../../problem.ts";
import { identify, stillRuns } from "./process-identity.ts";

const holderShape = z.object({
  pid: z.number(),
  started: z.string().optional(),
  since: z.string(),
  nonce: z.string(),
});
type Holder = z.infer<typeof holderShape>;

/** A lock that is held. */
export interface StackLock {
  release(): Promise<void>;
}

/** Takes a stack's lock, from a dead process too. While another one holds it this is a {@link Problem} naming it. */
export async function lockStack(folder: string, stack: string): Promise<StackLock> {
  const taken = await takeIn(folder, stack).catch((error: unknown) => {
    throw notWritten(folder, error, "folder");
  });
  if ("release" in taken) return taken;
  throw new Problem(
    `stack ${stack}: expected no other run, got process ${taken.pid}, at work since ${taken.since}; wait for it to end, or end it`,
    exitCodes.busy,
  );
}

async function takeIn(folder: string, stack: string): Promise<StackLock | Holder> {
  await mkdir(folder, { recursive: true });
  return take(join(folder, `${stack}.lock`));
}

async function take(path: string): Promise<StackLock | Holder> {
  for (;;) {
    const mine: Holder = {
      pid: process.pid,
      started: identify(process.pid)?.started,
      since: new Date().toISOString(),
      nonce: randomUUID(),
    };
    if (await createWhole(path, JSON.stringify(mine))) return { release: () => release(path, mine.nonce) };
    const holder = await holderOf(path);
    if (holder === undefined) continue;
    if (stillRuns({ pid: holder.pid, started: holder.started })) return holder;
    const blocked = await clear(path, holder);
    if (blocked !== undefined) return blocked;
  }
}

/**
 * Removes a dead process's lock. Only who holds the lock named after that lock may, so that nobody removes the lock
 * which another one has just put in its place.
 */
async function clear(path: string, dead: Holder): Promise<Holder | undefined> {
  const right = await take(`${path}.${dead.nonce}`);
  if (!("release" in right)) return right;
  await remove(path, dead.nonce);
  await right.release();
  return undefined;
}

/** Creates a file with all its content at once; false when there is one. */
async function createWhole(path: string, text: string): Promise<boolean> {
  const beside = join(dirname(path), `.${randomUUID()}`);
  try {
    await writeFile(beside, text);
    await link(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

/** One that the disk does not let go is a dead process's when this one has ended. */
async function release(path: string, nonce: string): Promise<void> {
  await remove(path, nonce).catch((error: unknown) => {
    if (!(notWritten(path, error) instanceof Problem)) throw error;
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
    throw notRead(path, error);
  }
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    throw new Problem(
      `${path}: expected the lock of a run, got another file; remove it when nothing runs on this stack`,
      exitCodes.busy,
    );
  }
}
