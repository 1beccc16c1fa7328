import { NotVisible } from "../client/not-visible.ts";
import { Failed } from "./failed.ts";
import { Misconfigured } from "./misconfigured.ts";

/**
 * Which resource says that the key may not see what it is in, or that nothing can be read with this configuration. Of all in one app, or
 * of all that there is, only the first that a refresh or a preview asks about says it, and fails: that ends the run. The others stay as
 * they are recorded.
 */
export class Unseen {
  /** The resources that were asked about since one said it, by the path of what is not seen. */
  readonly #read = new Map<string, Set<string>>();

  /** Whether the resource `urn` has to say why it failed. One that was asked about before begins another refresh or preview. */
  isToSay(error: unknown, urn: string): boolean {
    const at = error instanceof Failed ? placeOf(error.cause) : undefined;
    if (at === undefined) return true;
    const read = this.#read.get(at);
    if (read !== undefined && !read.has(urn)) {
      read.add(urn);
      return false;
    }
    this.#read.set(at, new Set([urn]));
    return true;
  }
}

function placeOf(cause: unknown): string | undefined {
  if (cause instanceof Misconfigured) return "configuration";
  return cause instanceof NotVisible ? cause.at : undefined;
}
