import type { EnvironmentReview, Report } from "../../report/report.ts";
import { cleanReview, sampleReport } from "../../test/sample-report.ts";
import { GitHub } from "../api.ts";
import { type StoredSection, storedSections } from "../comment-text.ts";
import type { Clock } from "../with-retries.ts";
import { fetchOf } from "./serving.ts";
import type { StandIn } from "./stand-in.ts";

/** Time that passes only when somebody waits. */
export class WaitingClock implements Clock {
  #now = 0;
  now = () => this.#now;
  today = () => Date.parse("2026-11-21T10:00:00Z") + this.#now;
  pause = async (ms: number) => {
    this.#now += ms;
  };
}

/** Time that several jobs share: it passes when all of them wait, to the moment for which the first does. */
export class SharedClock implements Clock {
  #now = 0;
  #waiting: { readonly until: number; readonly wake: () => void }[] = [];
  now = () => this.#now;
  today = () => Date.parse("2026-11-21T10:00:00Z") + this.#now;
  pause = (ms: number) =>
    new Promise<void>((wake) => {
      this.#waiting.push({ until: this.#now + ms, wake });
    });

  async passUntil(done: Promise<unknown>): Promise<void> {
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    done.then(end, end);
    while (!isDone) {
      for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
      this.#waiting.sort((one, other) => one.until - other.until);
      const next = this.#waiting.shift();
      if (next === undefined) continue;
      this.#now = next.until;
      next.wake();
    }
    await done;
  }
}

/** Where a job is. */
export const jobSurroundings = {
  apiUrl: "https://api.github.com",
  token: "token-of-the-job",
  owner: "example-library",
  repo: "estate",
};

/** A job's client, on the stand-in. */
export const jobOn = (
  standIn: StandIn,
  {
    token = jobSurroundings.token,
    clock = new WaitingClock(),
    fetch = fetchOf(standIn),
  }: {
    token?: string;
    clock?: Clock;
    fetch?: typeof globalThis.fetch;
  } = {},
): GitHub => new GitHub({ ...jobSurroundings, token, clock, fetch });

/** A report of some environments, made at an hour of one day. */
export const reportAt = (hour: number, environments: readonly EnvironmentReview[]): Report => ({
  ...sampleReport,
  at: `2026-11-20T${String(hour).padStart(2, "0")}:00:00Z`,
  environments: [...environments],
  parity: [],
  notChecked: [],
});

/** What a job that looked at one clean environment has to say. */
export const sectionsOf = (environment: string, hour = 10): StoredSection[] =>
  storedSections(reportAt(hour, [cleanReview(environment)]), jobAt(hour));

/** A job that began at an hour, in a run of its own. */
export const jobAt = (hour: number) => ({
  now: Date.parse("2026-11-21T10:00:00Z"),
  turn: { run: 1000 + hour, attempt: 1 },
});
