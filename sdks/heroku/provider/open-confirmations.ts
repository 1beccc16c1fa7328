import { pause } from "../client/pause.ts";

/** The engine asks within this time for all that can be previewed at one time, and its first refusal ends the preview. */
const WINDOW_MS = 300;

/** What a preview has found to be confirmed, so that one run names all of it and not only the first. */
export class OpenConfirmations {
  readonly #entries = new Set<string>();

  /** Adds entries, and gives those of other resources that came in the same moment. */
  async withOthers(entries: readonly string[], signal: AbortSignal): Promise<string[]> {
    for (const entry of entries) this.#entries.add(entry);
    await pause(WINDOW_MS, signal);
    return [...this.#entries].filter((entry) => !entries.includes(entry)).sort();
  }
}
