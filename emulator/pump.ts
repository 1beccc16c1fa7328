import { earliestJob } from "./jobs.ts";
import type { World } from "./world.ts";

const longestTimerMs = 2_147_483_647;

/** Does what falls due while nobody asks, for as long as the server runs. */
export class Pump {
  readonly #world: World;
  readonly #settle: () => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #started = false;

  constructor(world: World, settle: () => Promise<void>, failed: (error: unknown) => void) {
    this.#world = world;
    this.#settle = settle;
    this.#failed = failed;
  }

  start(): void {
    this.#started = true;
    this.nudge();
  }

  /** Told that something new may be due. */
  nudge(): void {
    clearTimeout(this.#timer);
    const next = this.#started ? earliestJob(this.#world) : undefined;
    if (!next) return;
    const wait = Math.min(Math.max(0, next.dueAt - this.#world.now()), longestTimerMs);
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
    } catch (error) {
      this.#failed(error);
    }
    this.nudge();
  }
}
