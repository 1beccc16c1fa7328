import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";

/**
 * The Pulumi CLI, whose commands end only after `settled`: the Automation API stops listening for events at the end of the CLI, and
 * loses those that it has not read yet. Unless it `selects`, it does not change the folder's selected stack. `withArguments` may
 * add arguments.
 */
export async function commandAwaitingEvents(
  settled: () => Promise<void>,
  { selects, withArguments }: { selects: boolean; withArguments: (args: readonly string[]) => string[] },
): Promise<PulumiCommand> {
  const command = await PulumiCommand.get();
  return new Proxy(command, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key !== "run" || typeof value !== "function") return value;
      return async (args: string[], ...others: unknown[]) => {
        const skipped = skippedCommand(args);
        if (skipped !== undefined) return skipped;
        try {
          return await value.call(target, withArguments(selects ? args : withoutSelecting(args)), ...others);
        } finally {
          await settled();
        }
      };
    },
  });
}

/**
 * The commands of the Automation API after each run, for outputs (with secrets in plain) and history. They take most of a second,
 * and the events have all that is needed.
 */
function skippedCommand([command, what]: string[]): { stdout: string; stderr: string; code: number } | undefined {
  if (command !== "stack" || (what !== "output" && what !== "history")) return undefined;
  return { stdout: what === "output" ? "{}" : "[]", stderr: "", code: 0 };
}

const withoutSelecting = (args: string[]): string[] =>
  args[0] === "stack" && args[1] === "select" ? ["stack", ...args.slice(2)] : args;
