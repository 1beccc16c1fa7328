import { HerokuError } from "./heroku-error.ts";
import { mayHaveSucceeded } from "./may-have-succeeded.ts";
import { retry } from "./retry.ts";

/** Maximum attempts of a create. */
const SENDS = 3;

/** A create that must not create duplicates. */
export interface Creation<T> {
  readonly signal: AbortSignal;
  /** Sends the create. */
  send(): Promise<T>;
  /**
   * Finds the object by its natural key. `undefined` when there is none that may be ours; throws when the object must not be taken
   * over.
   */
  find(refusal?: HerokuError): Promise<T | undefined>;
  /** Whether the response is of the requested object; otherwise the object is searched. @default always */
  isAsked?(object: T): boolean;
}

export interface Created<T> {
  readonly object: T;
  /** The object existed before: it may differ from the request. */
  readonly found: boolean;
}

/**
 * Sends a create until its outcome is known. After an unknown outcome (reset, time-out, 5xx) it searches for the object before the next
 * attempt; a conflict ends with the existing object.
 */
export async function createOnce<T>(creation: Creation<T>): Promise<Created<T>> {
  let failure: unknown;
  const attempt = async (number: number): Promise<Created<T>> => {
    const there = number > 1 ? await creation.find() : undefined;
    if (there !== undefined) return { object: there, found: true };
    if (number > SENDS) throw failure;
    return sendOrFind(creation).catch((error: unknown) => {
      failure = error;
      throw error;
    });
  };
  return retry(attempt, {
    retries: SENDS,
    minTimeout: 500,
    randomize: true,
    signal: creation.signal,
    shouldRetry: ({ error }) => mayHaveSucceeded(error),
  });
}

async function sendOrFind<T>(creation: Creation<T>): Promise<Created<T>> {
  try {
    const object = await creation.send();
    return (creation.isAsked?.(object) ?? true) ? { object, found: false } : await findAsked(creation);
  } catch (error) {
    const object = isConflict(error) ? await creation.find(error) : undefined;
    if (object === undefined) throw error;
    return { object, found: true };
  }
}

async function findAsked<T>({ find }: Creation<T>): Promise<Created<T>> {
  const object = await find();
  if (object !== undefined) return { object, found: true };
  throw new Error(
    "expected Heroku to answer with the object that was asked for, got another, and it was not made; run this again",
  );
}

/**
 * Heroku reports conflicts with 422, in words that differ by resource, and with 423 where a confirmation would replace the object: so
 * the object is searched after each of these.
 */
function isConflict(error: unknown): error is HerokuError {
  return error instanceof HerokuError && [409, 422, 423].includes(error.status);
}
