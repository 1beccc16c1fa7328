import { earliestJob } from "./jobs.ts";
import type { World } from "./world.ts";

const longestTimerMs = 2_147_483_647;
const firstPauseMs = 1000;
const longestPauseMs = 30_000;

/** Does due work while no request arrives, for as long as the server runs. */
export class Pump {
  readonly #world: World;
  readonly #settle: () => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #started = false;
  /** Delay before failed work is retried without a request; 0 after work that succeeded. */
  #pauseMs = 0;

  constructor(world: World, settle: () => Promise<void>, failed: (error: unknown) => void) {
    this.#world = world;
    this.#settle = settle;
    this.#failed = failed;
  }

  start(): void {
    this.#started = true;
    this.nudge();
  }

  /** Called when new work may be due. */
  nudge(): void {
    if (this.#pauseMs === 0) this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const next = this.#started ? earliestJob(this.#world) : undefined;
    if (!next) {
      this.#pauseMs = 0;
      return;
    }
    const wait = Math.min(Math.max(this.#pauseMs, next.dueAt - this.#world.now()), longestTimerMs);
    this.#timer = setTimeout(() => void this.#run(), wait);
    this.#timer.unref();
  }

  stop(): void {
    this.#started = false;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    try {
      await this.#settle();
      this.#pauseMs = 0;
    } catch (error) {
      this.#pauseMs = Math.min(Math.max(firstPauseMs, 2 * this.#pauseMs), longestPauseMs);
      this.#failed(error);
    }
    this.#wait();
  }
}
