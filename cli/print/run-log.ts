import type { EngineEvent, Operation, Step, Violation } from "../../engine/engine.ts";
import { isOfObjects } from "../../engine/noun.ts";
import { inOneLine } from "../../review/render/parity/words.ts";
import { colors } from "./colors.ts";
import { titleOf } from "./noun.ts";
import { Progress, type Sink } from "./progress.ts";

const signs: Record<Operation, string> = { create: "+", update: "~", replace: "±", delete: "-", same: " " };

/** Shows a run as it goes: one line per change, failure, notice and policy violation. */
export class RunLog {
  readonly #progress: Progress;
  readonly #adviceTold: Set<string>;
  #stack = "";
  #phase = "";

  /** Of several runs that share `adviceTold`, the first one to give an advice lists it. */
  constructor(sink: Sink = process.stdout, adviceTold: Set<string> = new Set()) {
    this.#progress = new Progress(sink);
    this.#adviceTold = adviceTold;
  }

  readonly onEvent = (event: EngineEvent): void => {
    switch (event.kind) {
      case "phase":
        this.#phase = event.phase;
        this.#stack = event.stack;
        this.#status(`${event.stack}: ${event.phase} …`);
        break;
      case "started":
        this.#status(`${describe(event.step)} …`);
        break;
      case "done":
        if (this.#isWorthALine(event.step))
          this.line(`  ${describe(event.step)} ${colors.dim(`${event.seconds.toFixed(1)} s`)}`);
        break;
      case "failed":
        // Why, is among the run's errors, which end it.
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
    this.#progress.line(text);
  }

  /** Ends the status line, if one stands. */
  end(): void {
    this.#progress.end();
  }

  /** A preview's steps are shown when they are applied, and a refresh changes nothing. */
  #isWorthALine(step: Step): boolean {
    const applies = this.#phase === "up" || this.#phase === "destroy";
    return applies && step.operation !== "same" && isOfObjects(step.type);
  }

  #message({ severity, urn, text }: Extract<EngineEvent, { kind: "message" }>): void {
    if (severity === "debug" || severity === "error" || this.#phase === "preview") return;
    // What a stand-in says of its own object stands beside that object already.
    if (severity === "info" && text.startsWith("simulated: ")) return;
    const lines = text.split("\n").map(inOneLine).join("\n");
    this.line(
      `  ${severity === "info" ? "" : `${severity}: `}${urn === undefined ? "" : `${urn.split("::").at(-1)}: `}${lines}`,
    );
  }

  /** A mandatory violation is among the run's errors, which end it. An `up` judges twice what it previews and applies. */
  #violation({ level, policy, message }: Violation): void {
    const advice = `${this.#stack} ${policy} ${message}`;
    if (level !== "advisory" || this.#phase !== "preview" || this.#adviceTold.has(advice)) return;
    this.#adviceTold.add(advice);
    // An exception is no violation, and has no level.
    const title = policy === "exceptions" ? "exception" : `policy ${policy} (advisory)`;
    this.line(`  ${title}: ${inOneLine(message)}`);
  }

  #status(text: string): void {
    this.#progress.status(`  ${colors.dim(text)}`);
  }
}

function describe(step: Step): string {
  return `${signs[step.operation]} ${titleOf(step)}`;
}
