import type { EngineEvent } from "../../engine/engine.ts";
import type { Progress } from "../print/progress.ts";

/** Says how far the runs of a review are, in one line: how many objects each has been through. */
export class ReviewProgress {
  readonly #progress: Progress;
  readonly #signal: AbortSignal;
  readonly #done = new Map<string, number>();

  /**
   * Says at once that it begins: the files are read before any run does.
   *
   * @param signal once it is aborted nothing more is said: what is under way then only ends
   */
  constructor(progress: Progress, signal: AbortSignal) {
    this.#progress = progress;
    this.#signal = signal;
    progress.longStatus("review: reading index.ts and the stack files");
  }

  /** An event does not say which of an environment's two runs it is of. */
  readonly onEvent = (environment: string, event: EngineEvent): void => {
    if (this.#signal.aborted || (event.kind !== "done" && event.kind !== "phase")) return;
    this.#done.set(environment, (this.#done.get(environment) ?? 0) + (event.kind === "done" ? 1 : 0));
    const parts = [...this.#done].map(([name, count]) => `${name} ${count}`);
    this.#progress.longStatus(`review: resources read: ${parts.join(", ")}`);
  };
}
