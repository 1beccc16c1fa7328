import type { EngineEvent, Operation, Step, Violation } from "../../engine/engine.ts";
import { isOfObjects } from "../../engine/noun.ts";
import { inOneLine } from "../../review/render/parity/words.ts";
import { count } from "../../review/render/words/units.ts";
import { titleOf } from "./changes.ts";
import { colors } from "./colors.ts";
import { folded } from "./folded.ts";
import { Progress, type Sink } from "./progress.ts";

const signs: Record<Operation, string> = { create: "+", update: "~", replace: "±", delete: "-", same: " " };

interface RunLogOptions {
  /** Where its status goes. @default where its lines go */
  readonly progress?: Progress;
  /** Advice that was listed already: of several runs that share it, the first one to give an advice lists it. */
  readonly listedAdvice?: Set<string>;
  /** Whether only problems are listed, and how far the run is. */
  readonly isQuiet?: boolean;
  /** Whether it is the run after the release of sample code, which its status says. */
  readonly isAfterRelease?: boolean;
  /** Once it is aborted, no status is shown any more. */
  readonly signal?: AbortSignal;
}

/** Shows a run as it goes: one line per change, failure, notice and policy violation. */
export class RunLog {
  readonly #sink: Sink;
  readonly #progress: Progress;
  readonly #listedAdvice: Set<string>;
  readonly #isQuiet: boolean;
  readonly #after: string;
  readonly #signal: AbortSignal | undefined;
  /** Simulated objects: their lines say so, and their messages say nothing else. */
  readonly #simulated = new Set<string | undefined>();
  #stack = "";
  #phase = "";
  /** Objects that this phase has been through, and how many the preview before it had. */
  #done = 0;
  #previewed = 0;
  readonly #started = new Set<string>();

  constructor(sink: Sink = process.stdout, options: RunLogOptions = {}) {
    this.#sink = sink;
    this.#progress = options.progress ?? new Progress(sink);
    this.#listedAdvice = options.listedAdvice ?? new Set();
    this.#isQuiet = options.isQuiet ?? false;
    this.#after = options.isAfterRelease ? " after the release" : "";
    this.#signal = options.signal;
  }

  readonly onEvent = (event: EngineEvent): void => {
    switch (event.kind) {
      case "phase":
        if (this.#phase === "preview") this.#previewed = this.#done;
        this.#done = 0;
        this.#phase = event.phase;
        this.#stack = event.stack;
        this.#status(`${event.stack}: ${event.phase}${this.#after} …`);
        break;
      case "started":
        if (event.step.simulated) this.#simulated.add(event.step.urn);
        this.#started.add(event.step.urn);
        this.#status(`${this.#count()}${describe(event.step)} …`);
        break;
      case "done":
        this.#done += 1;
        if (this.#isWorthALine(event.step)) this.line(`  ${this.#ended(event.step, event.seconds)}`);
        else if (this.#isQuiet)
          this.#status(
            `${this.#stack}: ${this.#phase}${this.#after}, ${this.#count() === "" ? `${count(this.#done, "resource")} so far` : `${this.#count()}resources`}`,
          );
        break;
      case "failed":
        // The reason is among the run's errors, which end it.
        this.line(colors.red(`  ! ${titleOf(event.step)} failed`));
        break;
      case "message":
        this.#message(event);
        break;
      case "policy":
        this.#violation(event.violation);
        break;
    }
  };

  /** A line that stays. */
  line(text: string): void {
    this.#progress.end();
    this.#sink.write(`${text}\n`);
  }

  /** Removes the status line, if one is shown. */
  end(): void {
    this.#progress.end();
  }

  /** A preview's steps are shown when they are applied, and a refresh changes nothing. */
  #isWorthALine(step: Step): boolean {
    const applies = this.#phase === "up" || this.#phase === "destroy";
    return !this.#isQuiet && applies && step.operation !== "same" && isOfObjects(step.type);
  }

  /** A destroy reads everything first: what is gone is never begun. */
  #ended(step: Step, seconds: number): string {
    return this.#phase === "destroy" && !this.#started.has(step.urn)
      ? `${titleOf(step)} was already gone`
      : `${describe(step)} ${colors.dim(`${seconds.toFixed(1)} s`)}`;
  }

  /** As `12 of 68 `; empty where no preview said how many there are. */
  #count(): string {
    return this.#phase === "up" && this.#previewed > 0 && this.#previewed >= this.#done
      ? `${this.#done} of ${this.#previewed} `
      : "";
  }

  #message({ severity, urn, text }: Extract<EngineEvent, { kind: "message" }>): void {
    if (severity === "debug" || severity === "error" || this.#phase === "preview") return;
    if (severity === "info" && (this.#isQuiet || this.#simulated.has(urn))) return;
    const subject = urn === undefined ? "" : `${urn.split("::").at(-1)}: `;
    const [first = "", ...others] = text.split("\n").map(inOneLine);
    const lines = [`  ${severity === "info" ? "" : `${severity}: `}${subject}${first}`, ...others];
    this.line(lines.map((line) => folded(line, 4)).join("\n"));
  }

  /** A mandatory violation is among the run's errors, which end it. An `up` evaluates policies twice, and lists them once. */
  #violation({ level, policy, message, isException }: Violation): void {
    const advice = `${this.#stack} ${policy} ${message}`;
    if (level !== "advisory" || this.#phase !== "preview" || this.#listedAdvice.has(advice)) return;
    if (isException && this.#isQuiet) return;
    this.#listedAdvice.add(advice);
    this.line(folded(`  ${isException ? "exception" : `policy ${policy} (advisory)`}: ${inOneLine(message)}`, 4));
  }

  #status(text: string): void {
    if (this.#signal?.aborted) return;
    if (this.#isQuiet) this.#progress.longStatus(text);
    else this.#progress.status(`  ${colors.dim(text)}`);
  }
}

function describe(step: Step): string {
  return `${signs[step.operation]} ${titleOf(step)}`;
}
