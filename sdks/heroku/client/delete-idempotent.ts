import { z } from "zod";
import type { Endpoint, Heroku } from "./heroku.ts";
import { isThere, refuseListed } from "./is-there.ts";
import { orMissing } from "./or-missing.ts";
import { waitUntil } from "./wait-until.ts";

interface Caller {
  readonly api: Heroku;
  readonly signal: AbortSignal;
}

/** The object to delete. */
export interface Removal {
  /** Its `id` or `uuid` in the response. */
  readonly id: string;
  /**
   * Path of its owner, such as the app: parts of an owner that the key cannot see do not count as deleted.
   * @default of a path such as `/apps/<app>/domains/<domain>`, the first part
   */
  readonly owner?: string;
  /** Throws where the key may only not see it. @default reads `owner`, or else checks the lists */
  confirmGone?(): Promise<unknown>;
  /** @default the Platform API */
  readonly endpoint?: Endpoint;
  /** Whether it still exists. @default reads its path */
  isThere?(): Promise<boolean>;
}

/** How long Heroku may still return a deleted object. */
const LINGERS_MS = 30_000;

/**
 * Deletes the object at `path`; an object that is already gone is a success. Heroku returns the deleted object. Where the response lacks
 * it, as in a 404 or an empty response, the object is read, and the delete is sent once more.
 *
 * @throws when the object still exists
 */
export async function deleteIdempotent({ api, signal }: Caller, path: string, removal: Removal): Promise<void> {
  const { id, endpoint = api.platform } = removal;
  const send = async () => {
    const answer = await orMissing(endpoint.send("DELETE", path, { response: z.unknown(), repeatable: true }));
    return isOf(answer, id);
  };
  const isLeft = removal.isThere ?? (() => isFound(endpoint, path));
  if (await send()) return;
  if (!(await isLeft())) return refuseHidden(api, path, removal);
  if (await send()) return;
  const isGone = async () => ((await isLeft()) ? undefined : true);
  if ((await isGone()) ?? (await waitUntil(isGone, { signal, totalMs: LINGERS_MS }))) {
    return refuseHidden(api, path, removal);
  }
  throw new Error(`DELETE ${path}: expected Heroku to delete it, got an answer that says so, and it is still there`);
}

async function isFound(endpoint: Endpoint, path: string): Promise<boolean> {
  return (await orMissing(endpoint.send("GET", path, { response: z.unknown() }))) !== undefined;
}

/** An object whose owner the key cannot see, or that is still in a list, is not gone. */
async function refuseHidden(api: Heroku, path: string, { owner = ownerIn(path), confirmGone }: Removal): Promise<void> {
  if (confirmGone !== undefined) await confirmGone();
  else if (owner === undefined) await refuseListed(api.platform, path, `GET ${path}: 404`);
  else await isThere(api, owner);
}

/** `/apps/<app>` of `/apps/<app>/domains/<domain>`. */
const ownerIn = (path: string): string | undefined => /^(\/apps\/[^/]+)\/[^/]+\/[^/]+$/.exec(path)?.[1];

function isOf(answer: unknown, id: string): boolean {
  if (typeof answer !== "object" || answer === null) return false;
  return ("id" in answer && answer.id === id) || ("uuid" in answer && answer.uuid === id);
}
