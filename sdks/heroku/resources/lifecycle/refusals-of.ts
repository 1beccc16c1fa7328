import { HerokuError } from "../../client/heroku-error.ts";

/** Whether Heroku refuses what it was asked for: 422. */
export const isRefusal = (error: unknown): error is HerokuError => error instanceof HerokuError && error.status === 422;

/**
 * Does all that is wished at once. A refusal of the whole may be the fault of one: each is then done on its own, and what
 * rejection is reported here. `concernsAll` tells which rejections affect all.
 */
export async function refusalsOf<Wish>(
  wishes: readonly Wish[],
  act: (wishes: readonly Wish[]) => Promise<void>,
  concernsAll: (refusal: HerokuError) => boolean = () => false,
): Promise<Map<Wish, HerokuError>> {
  const refusals = new Map<Wish, HerokuError>();
  try {
    await act(wishes);
  } catch (error) {
    if (!isRefusal(error) || concernsAll(error) || wishes.length === 1) throw error;
    for (const wish of wishes) {
      const refusal = await act([wish]).catch(asRefusal);
      if (refusal !== undefined) refusals.set(wish, refusal);
    }
  }
  return refusals;
}

function asRefusal(error: unknown): HerokuError {
  if (isRefusal(error)) return error;
  throw error;
}
