import { isUtf8 } from "node:buffer";
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { type Typed, TypedLine } from "./typed-line.ts";

/** Standard input: a terminal, or what is piped into it. */
interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
}

/** The lines of a paste arrive at once, typed lines do not. */
const pasteMs = 50;

/**
 * A value from standard input: from a terminal a line, which is asked for and not shown; else the whole, without the line break at its end.
 * @throws Problem where it is cancelled, where several lines are pasted, and where it is no text
 */
export async function typedSecret(question: string, input: Input = process.stdin): Promise<string> {
  if (input.isTTY !== true) return textIn(await buffer(input)).replace(/\r?\n$/, "");
  // Before the question is there: what is typed ahead of it is not shown either.
  input.setRawMode?.(true);
  process.stderr.write(`${question}: `);
  try {
    return await typedLine(input);
  } finally {
    input.setRawMode?.(false);
    input.pause();
    process.stderr.write("\n");
  }
}

/** Other bytes would be kept as another value. */
function textIn(bytes: Buffer): string {
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString();
  throw new Problem(
    "expected text in UTF-8, got other bytes; nothing was set: convert the value, or encode it, as in base64 < key.der",
    exitCodes.input,
  );
}

async function typedLine(input: Input): Promise<string> {
  const line = new TypedLine();
  const { promise, resolve } = Promise.withResolvers<Typed>();
  const onData = (data: string): void => {
    const typed = line.take(data);
    if (typed === "line") setTimeout(resolve, pasteMs, typed);
    else if (typed !== "typing") resolve(typed);
  };
  input.setEncoding("utf8");
  input.on("data", onData);
  // A terminal that is closed.
  once(input, "end").then(
    () => resolve("ended"),
    () => resolve("ended"),
  );
  const typed = await promise;
  input.off("data", onData);
  if (typed === "cancelled") throw new Problem("cancelled: nothing was set");
  if (typed === "several lines") {
    throw new Problem(
      "expected one line, got several; nothing was set: for a value of several lines, let the command read a file, as in < key.pem",
      exitCodes.input,
    );
  }
  return typed === "line" ? line.text : "";
}
