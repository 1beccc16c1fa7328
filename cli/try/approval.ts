import { once } from "node:events";
import { createInterface } from "node:readline";

/** Who approves the changes of an `up`: the command line, or the person at the terminal; a new environment needs no approval. */
export type Approval = "given" | "asked" | "asked unless new";

/** Standard input and error, as a question needs them. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Asks a question on the terminal: only `y` or `yes` agrees. Without a terminal there is nobody to ask. */
export async function agreed(
  question: string,
  signal: AbortSignal,
  { input, output }: Terminal = { input: process.stdin, output: process.stderr },
): Promise<"yes" | "no" | "nobody to ask"> {
  if (input.isTTY !== true || output.isTTY !== true) return "nobody to ask";
  output.write(`${question} [y/N] `);
  // Not the reader's own terminal mode: Ctrl-C stays a signal to the process.
  const lines = createInterface({ input, terminal: false });
  const ended = new AbortController();
  try {
    const any = AbortSignal.any([signal, ended.signal]);
    const [answer] = await Promise.race([once(lines, "line", { signal: any }), once(lines, "close", { signal: any })]);
    return /^\s*y(es)?\s*$/i.test(String(answer ?? "")) ? "yes" : "no";
  } catch (error) {
    if (!signal.aborted) throw error;
    return "no";
  } finally {
    ended.abort();
    lines.close();
  }
}
