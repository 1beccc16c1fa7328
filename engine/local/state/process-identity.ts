import { readFileSync } from "node:fs";

/** Tells a process from a later one of the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in a form only to compare; undefined where the system does not say. */
  started: string | undefined;
}

/** Who a process is; undefined once it has ended, a zombie included. */
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

/** Whether the process is the one that was identified before, and still runs. */
export function stillRuns(known: ProcessIdentity): boolean {
  const now = identify(known.pid);
  if (now === undefined) return false;
  return known.started === undefined || now.started === undefined || known.started === now.started;
}

/** What `/proc/<pid>/stat` says after the command's name, from the state on. */
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
