import type { Context } from "../../define/definition.ts";
import { ownership } from "./ownership.ts";

/** What Heroku takes twice. */
interface Doubled {
  readonly id: string;
  readonly created_at: string;
}

/** One request that was delivered twice makes two objects within this time. */
const TOGETHER_MS = 60_000;

/**
 * Removes what a create has made besides its object, because the request was delivered twice: the like of it, made within the
 * same minute, that was not there before and belongs to no other resource.
 *
 * @param after what is there now, and is the like of `made`
 */
export async function removeDoubles<T extends Doubled>(
  context: Pick<Context, "api" | "urn" | "log">,
  { made, before, after }: { readonly made: T; readonly before: readonly T[]; readonly after: readonly T[] },
  remove: (double: T) => Promise<void>,
): Promise<void> {
  const known = new Set([made.id, ...before.map(({ id }) => id)]);
  const createdAt = Date.parse(made.created_at);
  for (const double of after) {
    const isOld = Math.abs(Date.parse(double.created_at) - createdAt) > TOGETHER_MS;
    if (known.has(double.id) || isOld || ownership.heldBy(context, double.id) !== undefined) continue;
    await remove(double);
    context.log(`Heroku made two of it from one request: removed the second, ${double.id}`);
  }
}

/** Warns of the likes of an object that this program does not have: an earlier run may have made them, or a person. */
export function warnOfDoubles(
  context: Pick<Context, "api" | "urn" | "warn">,
  id: string,
  alike: readonly Pick<Doubled, "id">[],
  what: string,
): void {
  const others = alike.filter((other) => other.id !== id && ownership.heldBy(context, other.id) === undefined);
  if (others.length === 0) return;
  const ids = others.map((other) => other.id).join(", ");
  context.warn(`${what}: expected one, got ${others.length + 1}; remove the others if you do not need them: ${ids}`);
}
