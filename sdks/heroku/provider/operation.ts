import { NotVisible } from "../client/not-visible.ts";
import { redact } from "../client/redact.ts";
import type { Context } from "../define/definition.ts";
import type { LogLevel } from "./engine-link.ts";
import { Failed, type PartialState } from "./failed.ts";
import { messageOf } from "./message-of.ts";
import type { Plugin } from "./plugin.ts";

/** The current operation: its resource, its time limit, and the values that must not be logged. */
export interface Operation {
  /** As in `create of heroku:index/app:App`. */
  readonly doing: string;
  readonly urn: string;
  /** Seconds, from the resource's `customTimeouts`; 0 for no bound. */
  readonly timeout?: number;
  /** Ends when the engine gives this call up. */
  readonly signal: AbortSignal;
  readonly secrets: readonly string[];
  /** Type of the resource, where the operation is one of a resource. */
  readonly type?: string;
  /** Id of an object that must not be the outcome: see `refuseHeld`. */
  readonly held?: string | undefined;
}

/** Runs one life-cycle function with its context; whatever it throws becomes `Failed`. */
export async function operate<T>(
  plugin: Plugin,
  operation: Operation,
  run: (context: Context) => Promise<T>,
): Promise<T> {
  const secrets = [...plugin.secrets, ...operation.secrets];
  const said: Promise<void>[] = [];
  const tell = (line: string, as: LogLevel) => void said.push(plugin.log(redact(line, secrets), operation.urn, as));
  let kept: PartialState | undefined;
  try {
    plugin.requireConfigured();
    const { api } = plugin;
    if (api === undefined) throw new Error(`${operation.doing}: the provider's configuration is not known yet`);
    return await run({
      api,
      urn: operation.urn,
      signal: signalFor(plugin, operation),
      log: (line) => tell(line, "info"),
      warn: (line) => tell(line, "warning"),
      checkpoint(id, outputs) {
        refuseHeld(operation, id);
        kept = { id, outputs: { ...kept?.outputs, ...outputs } };
      },
      confirmed: (action) => plugin.isConfirmed(operation.urn, action),
      isGoing: (id) => plugin.isGoing(id),
      isForeign: (id) => plugin.isForeign(id),
      manages: (id) => plugin.managerOf(id) !== undefined,
      holder: (slot) => plugin.holdings.holder(operation.type ?? "", slot)?.urn,
    });
  } catch (error) {
    const wayOn = error instanceof NotVisible ? plugin.places.wayOn(error, operation.urn) : "";
    throw new Failed(`${messageOf(error, operation.doing, secrets)}${wayOn}`, kept, error);
  } finally {
    // The engine forgets a resource once it has its answer: what was said must be there before.
    await Promise.all(said);
  }
}

/**
 * A create that comes before the delete finds the very object that it is to replace, and the delete would then remove it. Called as
 * soon as the object is found, before it is changed.
 */
export function refuseHeld({ held, doing }: Operation, id: string): void {
  if (held === undefined || held !== id) return;
  throw new Error(
    `${doing}: expected the old object to be deleted before the new one is created, got the other order, and Heroku has ` +
      `only one of them at a time (${id}); nothing was changed: set the resource option deleteBeforeReplace to true, and run again`,
  );
}

function signalFor(plugin: Plugin, { signal, timeout = 0 }: Operation): AbortSignal {
  const signals = [plugin.signal, signal];
  return AbortSignal.any(timeout > 0 ? [...signals, AbortSignal.timeout(timeout * 1000)] : signals);
}
