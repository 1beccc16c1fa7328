import { Problem } from "../engine/problem.ts";
import { Progress } from "./print/progress.ts";

/** Ctrl-C, a job that is cancelled, and a terminal that is closed. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A signal that Ctrl-C aborts. A second Ctrl-C ends the process at once. */
export function interruption(onAbort?: () => void): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const abort = () => {
    onAbort?.();
    controller.abort(new Error("cancelled: no report"));
  };
  for (const each of signals) process.once(each, abort);
  return {
    signal: controller.signal,
    release: () => {
      for (const each of signals) process.off(each, abort);
    },
  };
}

/**
 * Does what only reads, with its progress: Ctrl-C ends it, and leaves nothing half done. What goes wrong is a {@link Problem} about
 * `subject`, where that is given.
 */
export async function reading<T>(
  read: (progress: Progress, signal: AbortSignal) => Promise<T>,
  subject?: string,
): Promise<T> {
  const progress = new Progress();
  const { signal, release } = interruption();
  try {
    return await read(progress, signal);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (signal.aborted) throw new Problem(messageOf(signal.reason));
    throw subject === undefined ? error : new Problem(`${subject}: could not be checked: ${messageOf(error)}`);
  } finally {
    progress.end();
    release();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
