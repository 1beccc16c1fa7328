import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import type { RunFailure } from "../../sdks/heroku/client/run-failure.ts";
import { looked } from "./checks.ts";

/** What an answer of Heroku's says, as paths and texts of a manifest's facts. */
export type Facts = readonly (readonly [path: string, text: string])[];

/** What is read by itself: where that fails, nothing of these paths is known. */
export interface Part {
  readonly paths: readonly string[];
  read(): Promise<Facts> | Facts;
}

export interface PartsRead {
  readonly facts: Record<string, string>;
  /** Why not, by path. */
  readonly unchecked: Record<string, string>;
}

/** Reads everything at once; a failure costs its own part only. @throws the signal's reason, as soon as it is aborted. */
export async function readParts(parts: readonly Part[], signal: AbortSignal): Promise<PartsRead> {
  const checks = parts.map(({ paths, read }) => ({ what: paths, look: async () => read() }));
  const { found, errors } = await looked(signal, checks);
  const unchecked = errors.flatMap(({ what, error }) => what.map((path) => [path, reasonOf(error)] as const));
  return { facts: joined(found), unchecked: Object.fromEntries(unchecked) };
}

/** Things that are shown at the same path, such as two webhooks of one receiver, in no order. */
function joined(facts: Facts): Record<string, string> {
  const byPath = Map.groupBy(facts, ([path]) => path);
  const texts = [...byPath].map(([path, own]): [string, string] => [
    path,
    own
      .map(([, text]) => text)
      .sort()
      .join("; "),
  ]);
  return Object.fromEntries(texts);
}

/** What failed, with Heroku's status and request id where it is Heroku that refused. */
export const failureIn = (error: unknown): RunFailure =>
  error instanceof HerokuError ? { code: "Heroku", ...error.answer } : { code: "other", text: reasonOf(error) };

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
