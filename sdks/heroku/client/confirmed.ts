import type { z } from "zod";

/** A change, and how to verify it. */
export interface Change<T> {
  /** Sends the change; `undefined` for a response without content, such as `{}`. */
  send(): Promise<T | undefined>;
  /** Reads the changed object. */
  look(): Promise<T | undefined>;
  /** Whether a response or a read shows the change. */
  shows(seen: T): boolean;
  /** What is changed, for errors. */
  readonly what: string;
}

/**
 * Makes a change, and verifies it by the response, or else by a read.
 *
 * @throws when neither shows the change
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

/** A response's shape; `undefined` for a response of another shape. */
export const ifShaped = <T>(shape: z.ZodType<T>): z.ZodType<T | undefined> => shape.optional().catch(undefined);
