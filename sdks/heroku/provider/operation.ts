import type { NotVisible } from "../client/not-visible.ts";
import { redact } from "../client/redact.ts";
import type { Context, Definition } from "../define/definition.ts";
import type { Severity } from "./engine-link.ts";
import { Failed, type PartialState } from "./failed.ts";
import { failureOf } from "./failure-of.ts";
import type { Plugin } from "./plugin.ts";
import { secretTexts } from "./secrecy.ts";
import type { Opened } from "./wire.ts";

/** The current operation: its resource, its time limit, and the values that must not be logged. */
export interface Operation {
  /** Such as `create of heroku:index/app:App`. */
  readonly doing: string;
  readonly urn: string;
  /** Seconds, from the resource's `customTimeouts`; 0 for no limit. */
  readonly timeout?: number;
  /** Aborted when the engine cancels the call. */
  readonly signal: AbortSignal;
  readonly secrets: readonly string[];
  /** The resource's type, if the operation is of a resource. */
  readonly type?: string;
  /** Id of an object that must not be the result: see `refuseHeld`. */
  readonly held?: string | undefined;
}

/** The operation that the engine requests for a resource. `opened` has what must not be logged. */
export function operationOf(
  verb: "check" | "create" | "delete" | "diff" | "read" | "update",
  { token }: Definition,
  request: { getUrn(): string; getTimeout?(): number },
  signal: AbortSignal,
  ...opened: readonly Opened[]
): Operation & { readonly type: string } {
  return {
    doing: `${verb} of ${token}`,
    type: token,
    urn: request.getUrn(),
    timeout: request.getTimeout?.() ?? 0,
    signal,
    secrets: opened.flatMap(({ value, secrets }) => secretTexts(value, secrets)),
  };
}

/** Runs a life-cycle function with its context; an error becomes `Failed`. */
export async function operate<T>(
  plugin: Plugin,
  operation: Operation,
  run: (context: Context) => Promise<T>,
): Promise<T> {
  const secrets = [...plugin.secrets, ...operation.secrets];
  const messages: Promise<void>[] = [];
  const log = (line: string, as: Severity) => void messages.push(plugin.log(redact(line, secrets), operation.urn, as));
  let partialState: PartialState | undefined;
  try {
    plugin.requireConfigured();
    const { api } = plugin;
    if (api === undefined) throw new Error(`${operation.doing}: the provider's configuration is not known yet`);
    return await run({
      api,
      urn: operation.urn,
      signal: signalFor(plugin, operation),
      log: (line) => log(line, "info"),
      warn: (line) => log(line, "warning"),
      checkpoint(id, outputs) {
        refuseHeld(operation, id);
        partialState = { id, outputs: { ...partialState?.outputs, ...outputs } };
      },
      confirmed: (action) => plugin.isConfirmed(operation.urn, action),
      isGoing: (id) => plugin.history.isGoing(id),
      isForeign: (id) => plugin.history.isForeign(id),
      manages: (id) => plugin.history.managerOf(id) !== undefined,
      holder: (slot) => plugin.holdings.holder(operation.type ?? "", slot)?.urn,
    });
  } catch (error) {
    const forget = (unseen: NotVisible) => plugin.places.recordedIn(unseen, operation.urn);
    throw new Failed(failureOf(error, { doing: operation.doing, secrets, forget }), partialState, error);
  } finally {
    // The engine accepts messages only before the response.
    await Promise.all(messages);
  }
}

/**
 * A create before the delete may find the object that it replaces, which the delete would then remove. Called as soon as the object is
 * found, before it is changed.
 */
export function refuseHeld({ held, doing }: Operation, id: string): void {
  if (held === undefined || held !== id) return;
  throw new Error(
    `${doing}: expected the old resource to be deleted before the new one is created, got the other order, and Heroku has ` +
      `only one of them at a time (${id}); nothing was changed: set the resource option deleteBeforeReplace to true, and run again`,
  );
}

function signalFor(plugin: Plugin, { signal, timeout = 0 }: Operation): AbortSignal {
  const signals = [plugin.signal, signal];
  return AbortSignal.any(timeout > 0 ? [...signals, AbortSignal.timeout(timeout * 1000)] : signals);
}
