import { failuresIn, messageIn, type RunMessage } from "../../../sdks/heroku/client/notice.ts";
import type { RunFailure } from "../../../sdks/heroku/client/run-failure.ts";
import type { EngineEvent, PropertyChange, RunNotice, Step, Violation } from "../../engine.ts";
import { errorMessage, Problem } from "../../problem.ts";
import { violationError } from "../../violation-message.ts";
import { nameOf, typeOf } from "../../wire/urn.ts";
import type { Redactor } from "./redactor.ts";

/** A step of a resource. */
export function stepOf(
  urn: string,
  operation: Step["operation"],
  changes: PropertyChange[] = [],
  simulated = false,
): Step {
  return { urn, type: typeOf(urn), name: nameOf(urn), operation, changes, simulated };
}

/** Thrown to end the work of a run after a failure that has already been reported. */
export class RunAborted extends Error {
  override readonly name = "RunAborted";
}

/** The steps and messages of a run, and whether it continues. */
export class StepLog {
  steps: Step[] = [];
  readonly violations: Violation[] = [];
  readonly errors: string[] = [];
  readonly failures: RunFailure[] = [];
  readonly notices: RunNotice[] = [];
  readonly #onEvent: (event: EngineEvent) => void;
  readonly #abort = new AbortController();
  readonly #reported = new WeakSet<Error>();
  readonly #redactor: Redactor;
  #hasFailedStep = false;

  constructor(onEvent: ((event: EngineEvent) => void) | undefined, redactor: Redactor) {
    this.#onEvent = onEvent ?? (() => undefined);
    this.#redactor = redactor;
  }

  /** Aborted as soon as no new step may start. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get isAborted(): boolean {
    return this.signal.aborted;
  }

  get failed(): boolean {
    return this.errors.length > 0;
  }

  /** Whether something failed other than a policy. */
  get hasFailedStep(): boolean {
    return this.#hasFailedStep;
  }

  /** Removes and returns the steps so far. */
  takeSteps(): Step[] {
    const taken = this.steps;
    this.steps = [];
    return taken;
  }

  /** Ends the run after its pending operations. */
  abort(): void {
    this.#abort.abort();
  }

  /** Throws {@link RunAborted} once no new step may start. */
  throwIfAborted(): void {
    if (this.isAborted) throw new RunAborted();
  }

  /** Records a step without work: `same`, or one of a preview. */
  record(recorded: Step): void {
    const step = this.#redacted(recorded);
    this.steps.push(step);
    this.#onEvent({ kind: "done", step, seconds: 0 });
  }

  /** Runs a step, recorded where it is `shown`. A failure is always reported, ends the run and throws {@link RunAborted}. */
  async run(started: Step, shown: boolean, action: () => Promise<void>): Promise<void> {
    this.throwIfAborted();
    const step = this.#redacted(started);
    if (shown) {
      this.steps.push(step);
      this.#onEvent({ kind: "started", step });
    }
    const began = performance.now();
    try {
      await action();
    } catch (error) {
      throw this.fail(step, error);
    }
    if (shown) this.#onEvent({ kind: "done", step, seconds: (performance.now() - began) / 1000 });
  }

  /** Reports a step's failure and ends the run. */
  fail(step: Step, error: unknown): RunAborted {
    this.reportFailure(step, error);
    this.abort();
    return new RunAborted();
  }

  /** Reports a step's failure; the same error of several steps, as of a provider that does not start, only once. */
  reportFailure(step: Step, error: unknown): void {
    if (error instanceof RunAborted || (error instanceof Error && this.#reported.has(error))) return;
    if (error instanceof Error) this.#reported.add(error);
    // A problem concerns the whole run, not the resource that met it first.
    const subject = error instanceof Problem ? undefined : step.name;
    const message = this.#fail(errorMessage(error), step.urn, subject);
    this.errors.push(subject === undefined ? message : `${subject}: ${message}`);
    this.#onEvent({ kind: "failed", step, message });
  }

  /** An error of the run as a whole, or of the program. */
  error(text: string, urn?: string): void {
    const line = this.#fail(text, urn);
    this.errors.push(line);
    this.#onEvent({ kind: "message", severity: "error", urn, text: line });
  }

  message(severity: "debug" | "info" | "warning" | "error", text: string, urn?: string): void {
    this.#onEvent({ kind: "message", severity, urn, text: this.#read(text, urn).words });
  }

  violation(found: Violation): void {
    const { words: message, notices } = this.#read(found.message, found.urn);
    const isException = notices.some(({ code }) => code === "exception");
    const violation = { ...found, message, ...(isException && { isException }) };
    this.violations.push(violation);
    if (violation.level === "mandatory") this.errors.push(violationError(violation));
    this.#onEvent({ kind: "policy", violation });
  }

  /** Keeps an error as data, and returns its words. */
  #fail(text: string, urn: string | undefined, subject?: string): string {
    this.#hasFailedStep = true;
    this.failures.push(...failuresIn(text, subject, this.#redact));
    return this.#read(text, urn).words;
  }

  /** A message without secrets; what it says about the run is kept. */
  #read(text: string, urn: string | undefined): RunMessage {
    const message = messageIn(text, this.#redact);
    this.notices.push(...message.notices.map((notice) => ({ ...notice, urn })));
    return message;
  }

  event(event: EngineEvent): void {
    this.#onEvent(event);
  }

  readonly #redact = (text: string): string => this.#redactor.redact(text);

  /** A plain property may have a value that is a secret elsewhere. */
  #redacted(step: Step): Step {
    const redact = (text: string | undefined): string | undefined => text && this.#redactor.redact(text);
    const changes = step.changes.map((change) => {
      if (change.shown === undefined) return change;
      const { before, after } = change.shown;
      return { ...change, shown: { before: redact(before), after: redact(after) } };
    });
    return { ...step, changes };
  }
}
