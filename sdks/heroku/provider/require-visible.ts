import type { Heroku } from "../client/heroku.ts";
import { HerokuError } from "../client/heroku-error.ts";
import type { Definition } from "../define/definition.ts";
import { isOwnerThere, isThereThisRun } from "../define/owner.ts";

type Values = Record<string, unknown>;

/**
 * Runs requests about an object. A refusal (403, 404) of a part may be one of its owner: then the error says so.
 *
 * @throws NotVisible when the key cannot see the object or its owner
 */
export async function withVisibility<T>(
  { addresses }: Definition,
  api: Heroku,
  { id, inputs }: { readonly id?: string | undefined; readonly inputs: Values },
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof HerokuError) || ![403, 404].includes(error.status)) throw error;
    await isOwnerThere(api, inputs);
    const [own] = id === undefined ? [] : (addresses?.(id, inputs) ?? []);
    if (own !== undefined) await isThereThisRun(api, own);
    throw error;
  }
}
