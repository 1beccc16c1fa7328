import { logText } from "../../sdks/heroku/client/log-text.ts";

/** A stream as this needs it. */
interface Output {
  write: NodeJS.WriteStream["write"];
}

/** The writes of streams that were made harmless, for what only this program may send. */
const originals = new WeakMap<object, (text: string) => unknown>();

/**
 * From now on, text that is written to these streams does nothing but be shown, wherever it comes from: Heroku, a file, git, an error,
 * a command line. Done once, before anything is printed, so that no command can leave it out.
 */
export function makeOutputHarmless(streams: readonly Output[] = [process.stdout, process.stderr]): void {
  for (const stream of streams) {
    const original = stream.write.bind(stream);
    const line = new Line();
    originals.set(stream, original);
    stream.write = (data: string | Uint8Array, ...rest: unknown[]): boolean => {
      const text = typeof data === "string" ? data : new TextDecoder().decode(data);
      const [last] = rest.slice(-1);
      return original(line.next(text), typeof last === "function" ? (error) => last(error) : undefined);
    };
  }
}

/** A sequence of this program's own, such as one that clears a line: what {@link makeOutputHarmless} would write out. */
export function writeControl(sink: { write(text: string): unknown }, sequence: string): void {
  const write = originals.get(sink);
  if (write === undefined) sink.write(sequence);
  else write(sequence);
}

/** The line that is being written: what is harmless in two pieces may be a command as a whole. */
class Line {
  #begun = "";

  next(text: string): string {
    const whole = logText(this.#begun + text);
    // A command that began in the piece before cannot be changed any more: a space in between ends it.
    const own = whole.startsWith(this.#begun) ? whole.slice(this.#begun.length) : ` ${logText(text)}`;
    this.#begun = (this.#begun + own).split("\n").at(-1)?.slice(-4_000) ?? "";
    return own;
  }
}
