import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { SecretKeys } from "./secrecy.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * An output after a failed update: the error, and by input a digest of the requested value. A refresh records the object's values, and
 * removes the engine's own record of the failure; this one remains until the values are applied. The error has no secrets; digests may
 * be of secrets, and are encrypted. The names are those of existing states.
 */
const key = "__refusedWish";

const RefusedWish = z.object({ words: z.string(), wish: z.record(z.string(), z.string()) });
type RefusedWish = z.infer<typeof RefusedWish>;

/** In characters: the partial state is sent in a gRPC header. */
const longestWords = 2000;

/** The output that records a failed update. */
export function failedUpdate(words: string, before: Values, requested: Values): Values {
  const refused = Object.entries(requested).filter(([input, value]) => !isDeepStrictEqual(value, before[input]));
  const wish = Object.fromEntries(refused.map(([input, value]) => [input, digestOf(value)]));
  if (refused.length === 0) return {};
  return { [key]: { words: words.slice(0, longestWords), wish } satisfies RefusedWish };
}

/** The record after a read of the object's inputs: removed once the requested values are applied. */
export function stillFailing(state: Values, live: Values): Values {
  const refused = refusedIn(state);
  const isGranted = Object.entries(refused?.wish ?? {}).every(([input, digest]) => digestOf(live[input]) === digest);
  return refused === undefined || isGranted ? {} : { [key]: refused };
}

/** The error of the last update, where the next one requests the same values, and the object still has others. */
export function lastUpdateFailure(state: Values, before: Values, requested: Values): string | undefined {
  const refused = refusedIn(state);
  const isAgain = Object.entries(refused?.wish ?? {}).some(
    ([input, digest]) => digestOf(requested[input]) === digest && !isDeepStrictEqual(requested[input], before[input]),
  );
  return isAgain ? refused?.words : undefined;
}

/** The secret outputs in addition to the definition's. */
export const failedUpdateSecrets: SecretKeys = new Map([[key, new Map([["wish", "all"]])]]);

const refusedIn = (state: Values): RefusedWish | undefined => RefusedWish.safeParse(state[key]).data;

const digestOf = (value: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(value ?? null))
    .digest("base64");
