import { z } from "zod";
import type { Endpoint, Heroku } from "./heroku.ts";
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
export async function remove({ api, signal }: Caller, path: string, removal: Removal): Promise<void> {
  const { id, owner, endpoint = api.platform } = removal;
  const send = async () => {
    const answer = await orMissing(endpoint.send("DELETE", path, { answer: z.unknown(), repeatable: true }));
    return isOf(answer, id);
  };
  const isThere = removal.isThere ?? (() => isFound(endpoint, path));
  if (await send()) return;
  if (!(await isThere())) return orRefuse(api, owner);
  if (await send()) return;
  const isGone = async () => ((await isThere()) ? undefined : true);
  if ((await isGone()) ?? (await waitUntil(isGone, { signal, totalMs: LINGERS_MS }))) return orRefuse(api, owner);
  throw new Error(`DELETE ${path}: expected Heroku to delete it, got an answer that says so, and it is still there`);
}

async function isFound(endpoint: Endpoint, path: string): Promise<boolean> {
  return (await orMissing(endpoint.send("GET", path, { answer: z.unknown() }))) !== undefined;
}

/** A refusal of the owner (403) says that nothing is known of its parts. */
async function orRefuse({ platform }: Heroku, owner: string | undefined): Promise<void> {
  if (owner !== undefined) await isFound(platform, owner);
}

function isOf(answer: unknown, id: string): boolean {
  if (typeof answer !== "object" || answer === null) return false;
  return ("id" in answer && answer.id === id) || ("uuid" in answer && answer.uuid === id);
}
