import type { Engine, RunOptions, RunResult } from "../../engine/engine.ts";
import type { Rollback } from "../../sdks/heroku/client/rollback.ts";
import { noticesOf } from "./notices.ts";

/** An engine that may move rolled-back apps of these names forward, beside those that the surroundings allow. */
export type EngineMoving = (apps: readonly string[]) => Pick<Engine, "preview">;

interface Previewed {
  readonly preview: RunResult;
  /** Rolled-back apps that refuse the next `up`; the preview is of one that may move them forward. */
  readonly stops: readonly Rollback[];
  /** What the preview was made with. */
  readonly engine: Pick<Engine, "preview">;
}

interface ToPreview {
  readonly environment: string;
  readonly engine: Pick<Engine, "preview">;
  readonly moving: EngineMoving | undefined;
  readonly options: RunOptions;
  /** Runs a preview; one that breaks off is one that failed. */
  attempt(run: () => Promise<RunResult>): Promise<RunResult>;
}

/**
 * Previews what the next `up` does. Where rolled-back apps refuse that, it previews once more as if they might be moved forward: so that
 * the report shows both the stop and what is held back. A refusal ends a preview, so that one may follow another.
 */
export async function previewed({ environment, engine, moving, options, attempt }: ToPreview): Promise<Previewed> {
  const stops = new Map<string, Rollback>();
  let used = engine;
  for (;;) {
    const current = used;
    const preview = await attempt(() => current.preview(environment, options));
    const further = noticesOf("rolled back", preview).filter(({ app }) => !stops.has(app));
    if (further.length === 0 || moving === undefined) return { preview, stops: [...stops.values()], engine: used };
    for (const rollback of further) stops.set(rollback.app, { by: undefined, ...rollback });
    options.signal?.throwIfAborted();
    used = moving([...stops.keys()]);
  }
}
