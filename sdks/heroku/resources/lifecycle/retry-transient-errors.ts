import { mayHaveSucceeded } from "../../client/may-have-succeeded.ts";

/** How long Heroku may be unwell: what it has worked at for minutes is not given up for that. */
const UNWELL_MS = 2 * 60_000;

/** The looks of one wait, each of which gives nothing while Heroku is unwell; they fail when that lasts. */
export function retryTransientErrors<Args extends unknown[], T>(
  look: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T | undefined> {
  let answeredAt = Date.now();
  return async (...args) => {
    try {
      const seen = await look(...args);
      answeredAt = Date.now();
      return seen;
    } catch (error) {
      if (!mayHaveSucceeded(error) || Date.now() - answeredAt >= UNWELL_MS) throw error;
      return undefined;
    }
  };
}
