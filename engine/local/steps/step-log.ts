import type { EngineEvent, PropertyChange, Step, Violation } from "../../engine.ts";
import { Problem } from "../../problem.ts";
import { violationError } from "../../violation-message.ts";
import { nameOf, typeOf } from "../../wire/urn.ts";
import type { Redactor } from "./redactor.ts";

/** A step of a resource, `same` unless told otherwise. */
export function stepOf(
  urn: string,
  operation: Step["operation"],
  changes: PropertyChange[] = [],
  simulated = false,
): Step {
  return { urn, type: typeOf(urn), name: nameOf(urn), operation, changes, simulated };
}

/** Thrown to end whatever goes on after a failure that has been told already. */
export class RunAborted extends Error {
  override readonly name = "RunAborted";
}

/** What a run did and said, and whether it still goes on. */
export class StepLog {
  steps: Step[] = [];
  readonly violations: Violation[] = [];
  readonly errors: string[] = [];
  readonly #onEvent: (event: EngineEvent) => void;
  readonly #halted = new AbortController();
  readonly #told = new WeakSet<Error>();

  readonly #redactor: Redactor;
  #broken = false;

  constructor(onEvent: ((event: EngineEvent) => void) | undefined, redactor: Redactor) {
    this.#onEvent = onEvent ?? (() => undefined);
    this.#redactor = redactor;
  }

  /** Aborted as soon as no new step may begin. */
  get aborted(): AbortSignal {
    return this.#halted.signal;
  }

  get failed(): boolean {
    return this.errors.length > 0;
  }

  /** Whether something failed, other than a policy's judgement. */
  get hasFailedStep(): boolean {
    return this.#broken;
  }

  /** Gives the steps so far, which are then none of what follows. */
  takeSteps(): Step[] {
    const taken = this.steps;
    this.steps = [];
    return taken;
  }

  /** Ends the run after what is under way. */
  abort(): void {
    this.#halted.abort();
  }

  /** Throws {@link RunAborted} once no new step may begin. */
  throwIfAborted(): void {
    if (this.aborted.aborted) throw new RunAborted();
  }

  /** Records a step that has nothing to do, or whose doing is only previewed. */
  record(noted: Step): void {
    const step = this.#redacted(noted);
    this.steps.push(step);
    this.#onEvent({ kind: "done", step, seconds: 0 });
  }

  /** Does a step, and tells it when it is `shown`. A failure is told always, ends the run and is thrown on as {@link RunAborted}. */
  async run(begun: Step, shown: boolean, action: () => Promise<void>): Promise<void> {
    this.throwIfAborted();
    const step = this.#redacted(begun);
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

  /** Tells a step's failure and ends the run. */
  fail(step: Step, error: unknown): RunAborted {
    this.reportFailure(step, error);
    this.abort();
    return new RunAborted();
  }

  /** Tells a step's failure; the same error of several steps (a provider that does not start) is told once. */
  reportFailure(step: Step, error: unknown): void {
    if (error instanceof RunAborted || (error instanceof Error && this.#told.has(error))) return;
    if (error instanceof Error) this.#told.add(error);
    const message = this.#redactor.redact(messageOf(error));
    this.#broken = true;
    // A problem is the whole run's, whichever resource met it first.
    this.errors.push(error instanceof Problem ? message : `${step.name}: ${message}`);
    this.#onEvent({ kind: "failed", step, message });
  }

  /** An error of the run as a whole, or of the program. */
  error(text: string, urn?: string): void {
    this.#broken = true;
    this.errors.push(this.#redactor.redact(text));
    this.message("error", text, urn);
  }

  message(severity: "debug" | "info" | "warning" | "error", text: string, urn?: string): void {
    this.#onEvent({ kind: "message", severity, urn, text: this.#redactor.redact(text) });
  }

  violation(found: Violation): void {
    const violation = { ...found, message: this.#redactor.redact(found.message) };
    this.violations.push(violation);
    if (violation.level === "mandatory") this.errors.push(violationError(violation));
    this.#onEvent({ kind: "policy", violation });
  }

  event(event: EngineEvent): void {
    this.#onEvent(event);
  }

  /** A plain property may hold what is a secret elsewhere. */
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
