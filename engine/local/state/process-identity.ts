import { readFileSync } from "node:fs";

/** Distinguishes a process from a later one with the same pid. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, only to compare; undefined where the system does not tell. */
  started: string | undefined;
}

/** The identity of a running process; undefined once it has ended, also for a zombie. */
export function identify(pid: number): ProcessIdentity | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
  }
  const fields = statFields(pid);
  if (fields?.[0] === "Z" || fields?.[0] === "X") return undefined;
  return { pid, started: fields && `${bootId()}/${fields[19]}` };
}

/** Whether the process that was identified before still runs. */
export function stillRuns({ pid, started }: ProcessIdentity): boolean {
  const now = identify(pid);
  if (now === undefined) return false;
  return started === undefined || now.started === undefined || started === now.started;
}

/** The fields of `/proc/<pid>/stat` after the command's name; the first is the state. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}
