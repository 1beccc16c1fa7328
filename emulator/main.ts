import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { DiskProblem, diskProblem } from "./disk-problem.ts";
import { createEmulator, type Emulator } from "./emulator.ts";
import { filesOf } from "./folder.ts";
import { hold, type Serving } from "./holder.ts";
import { randomIds } from "./ids.ts";
import { JournalProblem } from "./journal.ts";
import { announceLock, hasLostLock, LockProblem, pidNamespace, releaseLock, renewLock } from "./lock.ts";
import { replaceFile } from "./replace-file.ts";
import { defaultSeed } from "./seed.ts";
import { leaveStarter, type StartReport, sendToStarter } from "./start-report.ts";
import { defaultTimings } from "./timings.ts";

/** A mistake in the arguments. */
class UsageProblem extends Error {
  override readonly name = "UsageProblem";
}

/** A port that is taken. */
class PortProblem extends Error {
  override readonly name = "PortProblem";
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

// What cannot be logged, as on a full disk, is no reason to stop serving.
for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined);

try {
  await main(readFlags(process.argv.slice(2)));
} catch (error) {
  const { problem, isBusy } = reportOf(error);
  process.stderr.write(`${problem}\n`);
  await sendToStarter({ problem, isBusy });
  process.exit(1);
}

function reportOf(error: unknown): StartReport {
  const { path }: Partial<NodeJS.ErrnoException> = error instanceof Error ? error : {};
  const failure = path === undefined ? error : diskProblem(path, error);
  const isExpected = [UsageProblem, PortProblem, LockProblem, JournalProblem, DiskProblem].some(
    (kind) => failure instanceof kind,
  );
  const problem =
    failure instanceof Error ? (isExpected ? failure.message : (failure.stack ?? failure.message)) : String(failure);
  return { problem, isBusy: failure instanceof LockProblem || failure instanceof PortProblem };
}

async function main(wanted: Flags): Promise<void> {
  const { lock } = filesOf(wanted.folder);
  const holder = { pid: process.pid, instance: randomIds.uuid(), url: null, namespace: pidNamespace() };
  const outcome = await hold(wanted.folder, holder);
  if (!outcome.taken) return announce(outcome.serving, true);
  try {
    const emulator = create(wanted, holder.instance);
    const { url } = await listenOn(emulator, wanted.port);
    announceLock(lock, { ...holder, url });
    stopInTime(emulator, lock, holder.instance);
    announce({ ...holder, url }, false);
    leaveStarter();
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
    notice: (line) => process.stderr.write(`${line}\n`),
  });
}

async function listenOn(emulator: Emulator, port: number): Promise<{ url: string }> {
  try {
    return await emulator.listen(port);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = { EADDRINUSE: "which another process uses", EACCES: "which only a privileged process may use" }[
      code
    ];
    if (reason === undefined) throw error;
    throw new PortProblem(
      `--port: expected a free port, got ${port}, ${reason}; choose another, or leave it out to take any free one`,
    );
  }
}

/** The token asked for, else the folder's own, else a new one; kept in the folder for others to read. */
function tokenFor({ folder, token }: Flags): string {
  const file = filesOf(folder).token;
  const before = kept(file);
  const chosen = token ?? before ?? randomIds.uuid();
  if (chosen !== before) replaceFile(file, `${chosen}\n`, "next");
  return chosen;
}

function kept(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim() || undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    // A new token would lock out everyone who uses this one.
    throw diskProblem(file, error);
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
    if (!hasLostLock(lock, instance)) return renewLock(lock);
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
