import { pause } from "../client/pause.ts";

/** The engine previews independent resources within this time, and ends the preview at the first error. */
const WINDOW_MS = 300;

/** The missing confirmations of a preview, so that one error lists all of them. */
export class OpenConfirmations {
  readonly #entries = new Set<string>();

  /** Adds entries, and returns those that other resources have added at the same time. */
  async withOthers(entries: readonly string[], signal: AbortSignal): Promise<string[]> {
    for (const entry of entries) this.#entries.add(entry);
    await pause(WINDOW_MS, signal);
    return [...this.#entries].filter((entry) => !entries.includes(entry)).sort();
  }
}
