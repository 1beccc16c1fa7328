import { DiskProblem } from "./disk-problem.ts";

const quietMs = 60_000;

/** Reports once that a file cannot be written, and once that it can be again; at most one such pair a minute. */
export class WrittenAgain {
  readonly #file: string;
  readonly #notice: (line: string) => void;
  readonly #now: () => number;
  #reportedAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #isReported = false;

  constructor(file: string, notice: (line: string) => void, now: () => number) {
    this.#file = file;
    this.#notice = notice;
    this.#now = now;
  }

  failed(problem: unknown): void {
    this.#failures += 1;
    if (this.#isReported || this.#now() - this.#reportedAt < quietMs) return;
    this.#isReported = true;
    this.#reportedAt = this.#now();
    const reason = problem instanceof DiskProblem ? problem.message : String(problem);
    this.#notice(`${reason}; until then nothing changes, and reads are answered`);
  }

  succeeded(): void {
    if (!this.#isReported) return;
    this.#notice(
      `${this.#file}: written again; ${this.#failures} writes had failed, and none of them changed anything`,
    );
    this.#isReported = false;
    this.#failures = 0;
  }
}
