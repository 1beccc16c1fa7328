import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { createEmulator, type Emulator } from "./emulator.ts";
import { filesOf } from "./folder.ts";
import { hold, type Serving } from "./holder.ts";
import { randomIds } from "./ids.ts";
import { JournalProblem } from "./journal.ts";
import { announceLock, LockProblem, readLock, releaseLock } from "./lock.ts";
import { defaultSeed } from "./seed.ts";
import { defaultTimings } from "./timings.ts";

/** A mistake in the arguments, or a port that is taken. */
class UsageProblem extends Error {
  override readonly name = "UsageProblem";
}

const number = (most: number, expected: string) => {
  const text = z.string().regex(/^\d+$/, expected).transform(Number);
  return text.refine((value) => value <= most, expected);
};
const milliseconds = number(3_600_000, "expected milliseconds from 0 to 3600000");
const flags = z.object({
  folder: z.string("expected the folder to keep everything in"),
  port: number(65_535, "expected a port from 0 to 65535").default(0),
  latency: milliseconds.default(0),
  provisioning: milliseconds.default(defaultTimings.provisioningMs),
  acm: milliseconds.default(defaultTimings.acmStepMs),
  token: z.string().min(1).optional(),
  team: z.array(z.string().min(1)).default([]),
  "github-connected": z.boolean().optional(),
});

const lockLookMs = 1000;

type Flags = z.output<typeof flags>;

try {
  await main(readFlags(process.argv.slice(2)));
} catch (error) {
  const known = [UsageProblem, LockProblem, JournalProblem].some((kind) => error instanceof kind);
  const text = error instanceof Error ? (known ? error.message : error.stack) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

async function main(wanted: Flags): Promise<void> {
  const { lock } = filesOf(wanted.folder);
  const holder = { pid: process.pid, instance: randomIds.uuid(), url: null };
  const outcome = await hold(wanted.folder, holder);
  if (!outcome.taken) return announce(outcome.serving, true);
  try {
    const emulator = create(wanted, holder.instance);
    const { url } = await listenOn(emulator, wanted.port);
    announceLock(lock, { ...holder, url });
    stopInTime(emulator, lock, holder.instance);
    announce({ ...holder, url }, false);
  } catch (error) {
    releaseLock(lock, holder.instance);
    throw error;
  }
}

function create(wanted: Flags, instance: string): Emulator {
  return createEmulator({
    folder: wanted.folder,
    ownProcess: true,
    instance,
    latencyMs: wanted.latency,
    ...(wanted["github-connected"] !== undefined && { githubConnected: wanted["github-connected"] }),
    timings: { provisioningMs: wanted.provisioning, acmStepMs: wanted.acm },
    seed: { tokens: [tokenFor(wanted)], teams: [...defaultSeed.teams, ...wanted.team] },
    failed: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
}

async function listenOn(emulator: Emulator, port: number): Promise<{ url: string }> {
  try {
    return await emulator.listen(port);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    throw new UsageProblem(
      `--port: expected a free port, got ${port}, which another process uses; choose another, or leave it out to take any free one`,
    );
  }
}

/** The token asked for, else the folder's own, else a new one; kept in the folder for others to read. */
function tokenFor({ folder, token }: Flags): string {
  const file = filesOf(folder).token;
  const chosen = token ?? kept(file) ?? randomIds.uuid();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${chosen}\n`, { mode: 0o600 });
  return chosen;
}

function kept(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Ends on a signal, and when the lock is no longer its own: its folder was removed, or another took over. */
function stopInTime(emulator: Emulator, lock: string, instance: string): void {
  const stop = () => {
    void emulator.close().then(() => {
      releaseLock(lock, instance);
      process.exit(0);
    });
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
  const watch = setInterval(() => {
    if (readLock(lock)?.instance === instance) return;
    clearInterval(watch);
    stop();
  }, lockLookMs);
  watch.unref();
}

function announce({ url, pid }: Serving, reused: boolean): void {
  process.stdout.write(`${JSON.stringify({ url, pid, reused })}\n`);
}

function readFlags(args: readonly string[]): Flags {
  const text = { type: "string" } as const;
  const options = {
    folder: text,
    port: text,
    latency: text,
    provisioning: text,
    acm: text,
    token: text,
    team: { ...text, multiple: true } as const,
    "github-connected": { type: "boolean" } as const,
  };
  const parsed = flags.safeParse(parse(), { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageProblem(`--${issue?.path.join(".")}: ${issue?.message}, got ${issue?.input ?? "none"}`);

  function parse(): unknown {
    try {
      return parseArgs({ args: [...args], options, strict: true }).values;
    } catch (error) {
      throw new UsageProblem(error instanceof Error ? error.message : String(error));
    }
  }
}
