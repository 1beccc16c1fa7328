import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { hearDeclaration } from "../../components/declaration-hook.ts";

/** Runs a program until it has said what it declares: `declaring-process.ts <program>`, with a channel to its parent. */
const [program = ""] = process.argv.slice(2);

hearDeclaration((declaration) => end({ declaration }));
process.on("uncaughtException", (error) => void end({ error: textOf(error) }));

try {
  await import(pathToFileURL(program).href);
} catch (error) {
  await end({ error: textOf(error) });
}

/** Says one thing, and ends when it has arrived. */
function end(message: object): Promise<never> {
  return new Promise(() => {
    process.send?.(message, () => process.exit(0));
  });
}

/** As the SDK's runner tells it, which shows of a syntax error its place only. */
function textOf(error: unknown): string {
  if (!(error instanceof SyntaxError)) return inspect(error).replace(/^(\w*Error) \[ERR_\w+\]/, "$1");
  const [place = ""] = (error.stack ?? "").split(error.message);
  return `${place}${error.message}`;
}
