import pRetry, { type Options } from "p-retry";

/**
 * As `pRetry`, except that a success stays a success when the signal is aborted meanwhile: what Heroku has created must be recorded.
 */
export async function retry<T>(attempt: (number: number) => Promise<T>, options: Options): Promise<T> {
  const results: { value: T }[] = [];
  try {
    return await pRetry(async (number) => {
      const value = await attempt(number);
      results.push({ value });
      return value;
    }, options);
  } catch (error) {
    const [success] = results;
    if (success === undefined) throw error;
    return success.value;
  }
}
