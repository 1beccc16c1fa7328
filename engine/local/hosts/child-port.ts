import { Problem } from "../../problem.ts";
import { type Child, type ChildOptions, endText } from "./child.ts";

const timeoutMilliseconds = 60_000;

/**
 * Waits for the port that a plugin prints as its first line. The function given starts the child; what it hands lines
 * to answers `false` for the port's line and undefined for the others.
 */
export async function portOf(
  what: string,
  start: (onLine: NonNullable<ChildOptions["onLine"]>) => Child,
): Promise<{ child: Child; port: number }> {
  const { promise, resolve } = Promise.withResolvers<number>();
  let found = false;
  const child = start((line, stream) => {
    if (found || stream !== "stdout" || !/^\d+$/.test(line.trim())) return undefined;
    found = true;
    resolve(Number(line));
    return false;
  });
  const timeout = Promise.withResolvers<string>();
  const timer = setTimeout(
    () => timeout.resolve(`gave no port within ${timeoutMilliseconds / 1000} s`),
    timeoutMilliseconds,
  );
  try {
    const ended = child.ended.then((end) => `${endText(end)} before it gave its port`);
    const port = await Promise.race([promise, ended, timeout.promise]);
    if (typeof port === "number") return { child, port };
    await child.stop("SIGKILL");
    throw new Problem(`${what} ${port}${tailText(child)}`);
  } finally {
    clearTimeout(timer);
  }
}

function tailText(child: Child): string {
  return child.tail.length === 0 ? "" : `: ${child.tail.join("\n")}`;
}
