import type { RunResult } from "../../engine/engine.ts";
import { secretsToSet } from "../../settings/missing-secret.ts";
import { ThrowawaySecrets } from "./throwaway-secrets.ts";

/**
 * A run that fails for want of secrets says which: they are made, and it is run again, by an engine that is opened after that.
 * Throw-away addresses follow where log lines go.
 */
export async function withThrowawaySecrets(
  folder: string,
  environment: string,
  run: (again: boolean) => Promise<RunResult>,
): Promise<RunResult> {
  const first = await run(false);
  const wanted = secretsToSet(first.errors.join("\n"));
  if (wanted.length === 0) return first;
  new ThrowawaySecrets(folder, environment).make(wanted);
  return run(true);
}
