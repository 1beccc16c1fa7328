import { Problem } from "../../problem.ts";
import { Child, type ChildOptions, endText } from "./child.ts";

const timeoutMilliseconds = 60_000;

/** Starts a plugin, and waits for the port that it prints as its first line. */
export async function startWithPort(
  what: string,
  options: ChildOptions & { onLine: NonNullable<ChildOptions["onLine"]> },
): Promise<{ child: Child; port: number }> {
  const { promise, resolve } = Promise.withResolvers<number>();
  let hasPort = false;
  const child = new Child({
    ...options,
    onLine: (line, stream) => {
      if (hasPort || stream !== "stdout" || !/^\d+$/.test(line.trim())) return options.onLine(line, stream);
      hasPort = true;
      resolve(Number(line));
      return false;
    },
  });
  const timeout = Promise.withResolvers<string>();
  const timer = setTimeout(
    () => timeout.resolve(`printed no port within ${timeoutMilliseconds / 1000} s`),
    timeoutMilliseconds,
  );
  try {
    const ended = child.ended.then((end) => `${endText(end)} before it printed its port`);
    const port = await Promise.race([promise, ended, timeout.promise]);
    if (typeof port === "number") return { child, port };
    await child.stop("SIGKILL");
    const tail = child.tail.length === 0 ? "" : `: ${child.tail.join("\n")}`;
    throw new Problem(`${what} ${port}${tail}`);
  } finally {
    clearTimeout(timer);
  }
}
