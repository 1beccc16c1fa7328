import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** The first line of standard input; from a terminal it is asked for, and not shown. */
export async function typedSecret(
  question: string,
  input: NodeJS.ReadableStream & { isTTY?: boolean } = process.stdin,
): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asks = input.isTTY === true;
  if (asks) process.stderr.write(`${question}: `);
  const lines = createInterface({ input, ...(asks && { output: silent, terminal: true }) });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
    if (asks) process.stderr.write("\n");
  }
}
