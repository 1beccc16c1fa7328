/** How long things take that Heroku does on its own time, in milliseconds. */
export interface Timings {
  /** From an add-on's creation until its config vars are there. */
  readonly provisioningMs: number;
  /** From one step of a certificate (ACM) to the next; there are four. */
  readonly acmStepMs: number;
  /** From a domain's creation until its DNS target is known; Heroku mostly knows it at once. */
  readonly cnameMs: number;
  /** From a domain's creation until Heroku has set it up (`status: succeeded`). */
  readonly domainMs: number;
  /** How long a release command runs, for slugs with a `release` process. */
  readonly releaseMs: number;
  /** How long a backup or a restore runs. */
  readonly transferMs: number;
}

/** What a process starts with: long enough to be seen, short enough to wait for. */
export const defaultTimings: Timings = {
  provisioningMs: 300,
  acmStepMs: 1000,
  cnameMs: 0,
  domainMs: 100,
  releaseMs: 500,
  transferMs: 1000,
};
