import { exitCodes } from "../engine/problem.ts";

/** A stream as this needs it. */
interface Output {
  on(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/**
 * Goes on where nobody reads the output any more, as behind `| head -1`: a run has to come to its end and be recorded. Output
 * that is lost otherwise, as on a full disk, is a failure, in one line.
 */
export function outliveReader({
  stdout,
  stderr,
}: {
  stdout: Output;
  stderr: Output & { write(text: string): unknown };
} = process): void {
  let isTold = false;
  stdout.on("error", ({ code }) => {
    if (code === "EPIPE" || isTold) return;
    isTold = true;
    process.exitCode = exitCodes.failed;
    stderr.write(`standard output: expected to be written, got ${code}\n`);
  });
  stderr.on("error", () => {});
}
