import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";

/**
 * The Pulumi CLI, which counts as ended only when `settled` is. The Automation API stops listening for events as soon as the
 * CLI has ended, and on a busy machine loses those that it has not read yet.
 */
export async function patientCommand(settled: () => Promise<void>): Promise<PulumiCommand> {
  const command = await PulumiCommand.get();
  return new Proxy(command, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key !== "run" || typeof value !== "function") return value;
      return async (...args: unknown[]) => {
        try {
          return await value.apply(target, args);
        } finally {
          await settled();
        }
      };
    },
  });
}
