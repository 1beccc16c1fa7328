import { z } from "zod";
import type { Endpoint, Heroku } from "./heroku.ts";
import { isThere, refuseListed } from "./is-there.ts";
import { orMissing } from "./or-missing.ts";
import { waitUntil } from "./wait-until.ts";

interface Caller {
  readonly api: Heroku;
  readonly signal: AbortSignal;
}

/** What is to be deleted. */
export interface Removal {
  /** Its `id`, or `uuid`, in the answer. */
  readonly id: string;
  /** Path of what it is a part of: what is on an app that the key may not see is not gone. */
  readonly owner?: string;
  /** Throws where it may only be hidden from the key. @default asks for `owner`, or else whether it is listed */
  confirmGone?(): Promise<unknown>;
  /** @default the Platform API */
  readonly endpoint?: Endpoint;
  /** Whether it is still there. @default asks for it at its path */
  isThere?(): Promise<boolean>;
}

/** How long Heroku may go on showing what it has deleted. */
const LINGERS_MS = 30_000;

/**
 * Deletes what is at `path`; what is gone already is a success. Heroku answers with the object that it has deleted. Where the
 * answer does not show it, as a 404 or an empty one, the object is asked for, and the delete sent once more.
 *
 * @throws when the object is there all the same
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

/** What is in something that the key may not see, or what Heroku lists all the same, is not gone. */
async function refuseHidden(api: Heroku, path: string, { owner, confirmGone }: Removal): Promise<void> {
  if (confirmGone !== undefined) await confirmGone();
  else if (owner === undefined) await refuseListed(api.platform, path, `GET ${path}: 404`);
  else await isThere(api, owner);
}

function isOf(answer: unknown, id: string): boolean {
  if (typeof answer !== "object" || answer === null) return false;
  return ("id" in answer && answer.id === id) || ("uuid" in answer && answer.uuid === id);
}
