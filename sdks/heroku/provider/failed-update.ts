import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { SecretKeys } from "./secrecy.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * An output of an object whose last update failed: why, and by input the digest of what was wished. A refresh records what the object
 * has instead of the wish, and drops the engine's own note of the failure; this one lasts until the wish is granted. Words hold no
 * secret; a digest may be of one, so that it is encrypted.
 */
const key = "__refusedWish";

const RefusedWish = z.object({ words: z.string(), wish: z.record(z.string(), z.string()) });
type RefusedWish = z.infer<typeof RefusedWish>;

/** In characters: what an update leaves behind goes through a header. */
const longestWords = 2000;

/** What the state keeps of an update that failed. */
export function failedUpdate(words: string, before: Values, wished: Values): Values {
  const refused = Object.entries(wished).filter(([input, value]) => !isDeepStrictEqual(value, before[input]));
  const wish = Object.fromEntries(refused.map(([input, value]) => [input, digestOf(value)]));
  if (refused.length === 0) return {};
  return { [key]: { words: words.slice(0, longestWords), wish } satisfies RefusedWish };
}

/** What the state keeps on, of an object that has these inputs now: nothing, once the wish is granted. */
export function stillFailing(state: Values, live: Values): Values {
  const refused = refusedIn(state);
  const isGranted = Object.entries(refused?.wish ?? {}).every(([input, digest]) => digestOf(live[input]) === digest);
  return refused === undefined || isGranted ? {} : { [key]: refused };
}

/** Why the last update failed, where the next one wishes for what it did, and the object still has something else. */
export function lastUpdateFailure(state: Values, before: Values, wished: Values): string | undefined {
  const refused = refusedIn(state);
  const isAgain = Object.entries(refused?.wish ?? {}).some(
    ([input, digest]) => digestOf(wished[input]) === digest && !isDeepStrictEqual(wished[input], before[input]),
  );
  return isAgain ? refused?.words : undefined;
}

/** What of a state is secret beside what its definition names. */
export const failedUpdateSecrets: SecretKeys = new Map([[key, new Map([["wish", "all"]])]]);

const refusedIn = (state: Values): RefusedWish | undefined => RefusedWish.safeParse(state[key]).data;

const digestOf = (value: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(value ?? null))
    .digest("base64");
