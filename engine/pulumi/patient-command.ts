import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";

/**
 * The Pulumi CLI, which counts as ended only when `settled` is. The Automation API stops listening for events as soon as the
 * CLI has ended, and on a busy machine loses those that it has not read yet. Unless it `selects`, a stack is only looked up:
 * what a person has selected in the folder would be another one afterwards. `argued` may add to what the CLI is told.
 */
export async function patientCommand(
  settled: () => Promise<void>,
  { selects, argued }: { selects: boolean; argued: (args: readonly string[]) => string[] },
): Promise<PulumiCommand> {
  const command = await PulumiCommand.get();
  return new Proxy(command, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key !== "run" || typeof value !== "function") return value;
      return async (args: string[], ...others: unknown[]) => {
        const known = afterthought(args);
        if (known !== undefined) return known;
        try {
          return await value.call(target, argued(selects ? args : withoutSelecting(args)), ...others);
        } finally {
          await settled();
        }
      };
    },
  });
}

/**
 * What the Automation API asks for after each run, in three more runs of the CLI that take most of a second: outputs, secrets
 * in plain among them, and history. The events have told all that is needed of it.
 */
function afterthought([command, what]: string[]): { stdout: string; stderr: string; code: number } | undefined {
  if (command !== "stack" || (what !== "output" && what !== "history")) return undefined;
  return { stdout: what === "output" ? "{}" : "[]", stderr: "", code: 0 };
}

const withoutSelecting = (args: string[]): string[] =>
  args[0] === "stack" && args[1] === "select" ? ["stack", ...args.slice(2)] : args;
