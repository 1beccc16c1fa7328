import { systemErrorText } from "../engine/file-errors.ts";
import { exitCodes } from "../engine/problem.ts";

/** A stream as this needs it. */
interface Output {
  on(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** The process as this needs it. */
interface Running {
  readonly stdout: Output;
  readonly stderr: Output & { write(text: string): unknown };
  once(event: "exit", listener: () => void): unknown;
}

/**
 * Continues after the reader of the output has gone, as behind `| head -1`: a run has to end and be recorded. Output that is lost
 * in another way, as on a full disk, is a failure, in one line.
 */
export function outliveReader(running: Running = process): void {
  const { stdout, stderr } = running;
  let isTold = false;
  stdout.on("error", ({ code = "an error" }) => {
    if (code === "EPIPE" || isTold) return;
    isTold = true;
    // Whatever else the command comes to: its answer is lost.
    running.once("exit", () => {
      process.exitCode = exitCodes.failed;
    });
    stderr.write(`standard output: expected to be written, got ${systemErrorText(code)}, then run it again\n`);
  });
  stderr.on("error", () => {});
}
