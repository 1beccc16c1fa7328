import { Problem } from "../../problem.ts";
import { InvokeFailed } from "../../wire/invoke-failed.ts";
import type { Scope } from "../../wire/urn.ts";
import { hasSecret, type Properties } from "../../wire/value.ts";
import type { Keyring } from "../config/keyring.ts";
import { readOutputs, type StackOutputs, statePath } from "./state-file.ts";

/** Reads the outputs of a stack of this project; undefined for a stack without a state. */
export type ReadStack = (stack: string) => Promise<StackOutputs | undefined>;

/** Reads stacks' outputs from a state folder, without a lock: during a run, as the state file has them. */
export const stackReader =
  (folder: string, keyring: Keyring): ReadStack =>
  (stack) =>
    readOutputs(statePath(folder, stack), keyring);

/**
 * The result of `pulumi:pulumi:readStackOutputs`, as of the Pulumi CLI: the outputs of another stack of this project, or of
 * this one before the run. Its errors are worded as those of the CLI's file backend.
 */
export async function stackOutputs(
  scope: Scope,
  read: ReadStack,
  args: Properties,
): Promise<{ result: Properties; elided: boolean }> {
  const { name } = args;
  if (typeof name !== "string") throw new InvokeFailed("expected a stack's name as text, got another value");
  const { project, stack } = stackNamed(name, scope.project);
  const found = project === scope.project ? await readOrRefuse(read, stack) : undefined;
  if (found === undefined && (project !== scope.project || stack !== scope.stack)) {
    throw new InvokeFailed(`unknown stack "${name}"`);
  }
  const { outputs, elided } = found ?? { outputs: {}, elided: false };
  const secretOutputNames = Object.keys(outputs).filter((key) => hasSecret(outputs[key] ?? null));
  return { result: { name, outputs, secretOutputNames: secretOutputNames.sort() }, elided };
}

/** Project and stack of `<stack>`, `organization/<stack>` or `organization/<project>/<stack>`. */
function stackNamed(name: string, ownProject: string): { project: string; stack: string } {
  if (name === "") throw new InvokeFailed("stack name must not be empty");
  const parts = name.split("/");
  const [stack = "", ...before] = parts.length > 3 ? [] : parts.reverse();
  if ((before.at(-1) ?? "organization") !== "organization") {
    throw new InvokeFailed("organization name must be 'organization'");
  }
  if (stack === "") throw new InvokeFailed("a stack name may not be empty");
  const invalid = /[^A-Za-z0-9_.-]/.exec(stack);
  if (invalid !== null) {
    const where = `invalid character '${invalid[0]}' at position ${invalid.index}`;
    throw new InvokeFailed(`a stack name may only contain alphanumeric, hyphens, underscores, or periods: ${where}`);
  }
  return { project: (before.length === 2 && before[0]) || ownProject, stack };
}

/** Reports an unreadable state to the program, which asked for it. */
async function readOrRefuse(read: ReadStack, stack: string): Promise<StackOutputs | undefined> {
  try {
    return await read(stack);
  } catch (error) {
    throw error instanceof Problem ? new InvokeFailed(error.message) : error;
  }
}
