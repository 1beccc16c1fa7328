import { DiskProblem } from "./disk-problem.ts";
import { runDue, type Workers } from "./jobs.ts";
import type { World } from "./world.ts";

/** Does what is due while others ask: what fails stays due, and is no reason to refuse them. */
export class DueWork {
  readonly #world: World;
  readonly #workers: Workers;
  readonly #failed: (error: unknown) => void;
  #reported = "";

  /** @param failed Called once per defect, until something else happens. */
  constructor(world: World, workers: Workers, failed: (error: unknown) => void) {
    this.#world = world;
    this.#workers = workers;
    this.#failed = failed;
  }

  /** Does all that is due. @throws what the first piece of work that fails throws */
  run(): void {
    runDue(this.#world, this.#workers);
    this.#reported = "";
  }

  /** As {@link run}, and throws nothing. */
  attempt(): void {
    try {
      this.run();
    } catch (error) {
      this.report(error);
    }
  }

  /** The journal reports a full disk. */
  report(error: unknown): void {
    const text = String(error);
    if (error instanceof DiskProblem || text === this.#reported) return;
    this.#reported = text;
    this.#failed(error);
  }
}
