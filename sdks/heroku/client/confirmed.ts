import type { z } from "zod";

/** A change, and how it can be seen that it was made. */
export interface Change<T> {
  /** Sends it; `undefined` for an answer that says nothing, such as `{}`. */
  send(): Promise<T | undefined>;
  /** Reads what it should have changed. */
  look(): Promise<T | undefined>;
  /** Whether an answer, or a look, shows the change. */
  shows(seen: T): boolean;
  /** What is changed, for people. */
  readonly what: string;
}

/**
 * Makes a change. It is believed when the answer shows what was asked for, or else when a look does.
 *
 * @throws when neither does
 */
export async function confirmed<T>({ send, look, shows, what }: Change<T>): Promise<T> {
  const answer = await send();
  if (answer !== undefined && shows(answer)) return answer;
  const seen = await look();
  if (seen !== undefined && shows(seen)) return seen;
  throw new Error(
    `${what}: expected Heroku to make the change, got an answer without it, and it was not made; run this again`,
  );
}

/** A shape of an answer; `undefined` for one that has another. */
export const ifShaped = <T>(shape: z.ZodType<T>): z.ZodType<T | undefined> => shape.optional().catch(undefined);
