import type { EngineEvent as PulumiEvent, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { noticesIn } from "../../sdks/heroku/client/notice.ts";
import { withoutUserInfo } from "../../sdks/heroku/client/user-info.ts";
import type { EngineEvent, Operation, RunNotice, RunResult, Step, Violation } from "../engine.ts";
import { violationError, violationMessage } from "../violation-message.ts";
import { nameOf, packageOf, providedPackage, stackType, typeOf } from "../wire/urn.ts";
import { shownOutputs } from "../wire/value.ts";
import { changesOf, differs, digestsOf } from "./step-changes.ts";

/** Pulumi's names for what becomes of an object; the parts of a replacement are told as one. */
const operations: Record<string, Operation> = {
  create: "create",
  update: "update",
  replace: "replace",
  delete: "delete",
  same: "same",
  import: "create",
};

/** Parts of a replacement, which is told by its own step between them. */
const parts = ["create-replacement", "delete-replaced"];

/** Gathers what the Pulumi CLI tells while it runs, in the words of the seam. */
export class StepEvents {
  readonly #tell: (event: EngineEvent) => void;
  readonly #steps = new Map<string, Step>();
  /** What the refresh that a run begins with has found, and whether anything could not be read. */
  readonly #found = new Map<string, Step>();
  #isUnread = false;
  #hasProgram = false;
  readonly #began = new Map<string, number>();
  readonly #violations: Violation[] = [];
  readonly #errors: string[] = [];
  readonly #notices: RunNotice[] = [];
  readonly #simulated: readonly string[];
  readonly #looks: boolean;
  readonly #refreshes: boolean;
  #outputs: RunResult["outputs"] = {};
  #previousOutputs: RunResult["outputs"] | undefined;
  #open = false;
  #ended: (() => void) | undefined;

  /**
   * `simulated` are the packages whose resources are not made; `looks` says that the run only reads what is there, `refreshes`
   * that it begins with that.
   */
  constructor(
    tell: ((event: EngineEvent) => void) | undefined,
    {
      simulated = [],
      looks = false,
      refreshes = false,
    }: { simulated?: readonly string[]; looks?: boolean; refreshes?: boolean } = {},
  ) {
    this.#tell = tell ?? (() => {});
    this.#simulated = simulated;
    this.#looks = looks;
    this.#refreshes = refreshes;
  }

  /** Resolves when the last event of what was begun has come, or after `withinMs`: a CLI that was killed sends none. */
  async settled(withinMs = 2000): Promise<void> {
    if (!this.#open) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ended = resolve;
    const timer = setTimeout(resolve, withinMs);
    await promise;
    clearTimeout(timer);
  }

  readonly onEvent = (event: PulumiEvent): void => {
    this.#open = event.cancelEvent === undefined;
    if (!this.#open) this.#ended?.();
    if (event.resourcePreEvent) this.#begin(event.resourcePreEvent.metadata);
    if (event.resOutputsEvent) this.#end(event.resOutputsEvent.metadata);
    if (event.resOpFailedEvent) this.#fail(event.resOpFailedEvent.metadata);
    if (event.policyEvent) this.#violate(event.policyEvent);
    if (event.diagnosticEvent) this.#diagnose(event.diagnosticEvent);
  };

  /** What has come of the run; `outputs` says whether a program ran, which has some. */
  result(seconds: number, outcome: RunResult["outcome"], outputs: boolean): RunResult {
    const errors = withoutSummary(this.#errors);
    const judged = new Set(this.#violations.map(violationError));
    const isRefreshed = !this.#isUnread && (outcome === "succeeded" || this.#hasProgram);
    const isWhole = outcome === "succeeded" || (judged.size > 0 && errors.every((error) => judged.has(error)));
    return {
      outcome,
      seconds,
      outputs: outputs && isWhole ? this.#outputs : {},
      previousOutputs: this.#previousOutputs ?? {},
      steps: [...this.#steps.values()],
      ...(this.#refreshes && { refreshed: { steps: [...this.#found.values()], isComplete: isRefreshed } }),
      violations: this.#violations,
      errors,
      ...(this.#notices.length > 0 && { notices: this.#notices }),
    };
  }

  /** An error that came from elsewhere, such as the CLI itself; said only where it said nothing better. */
  failed(message: string): void {
    if (this.#errors.length === 0 && this.#violations.length === 0) this.#errors.push(withoutUserInfo(message));
  }

  #begin(metadata: StepEventMetadata): void {
    if (metadata.op !== "refresh") this.#hasProgram = true;
    if (metadata.type === stackType) this.#previousOutputs ??= shownOutputs(metadata.old?.outputs ?? {});
    const step = this.#stepOf(metadata);
    if (step === undefined) return;
    this.#steps.set(step.urn, step);
    this.#began.set(step.urn, performance.now());
    if (step.operation !== "same") this.#tell({ kind: "started", step });
  }

  /** A refresh says only here what it has found. */
  #end(metadata: StepEventMetadata): void {
    if (metadata.op === "refresh") {
      this.#find(metadata);
      return;
    }
    if (metadata.type === stackType) this.#outputs = shownOutputs(metadata.new?.outputs ?? {});
    if (parts.includes(metadata.op)) return;
    const step = this.#stepOf(metadata) ?? this.#steps.get(metadata.urn);
    if (step === undefined) return;
    this.#steps.set(step.urn, step);
    const seconds = (performance.now() - (this.#began.get(step.urn) ?? performance.now())) / 1000;
    this.#tell({ kind: "done", step, seconds });
  }

  /** What became of an object is only told where a run is nothing but a refresh: elsewhere it is what is old and new. */
  #find(metadata: StepEventMetadata): void {
    const changed = (metadata.diffs ?? []).length + Object.keys(metadata.detailedDiff ?? {}).length > 0;
    const op = metadata.new == null ? "delete" : changed ? "update" : "same";
    const step = this.#stepOf({ ...metadata, op }, true);
    const waits = metadata.new?.outputs?.waiting === true && ({ waits: true } as const);
    if (step !== undefined) this.#found.set(step.urn, { ...step, ...waits });
  }

  #fail({ urn, op }: StepEventMetadata): void {
    if (op === "refresh") this.#isUnread = true;
    const step = this.#steps.get(urn);
    if (step !== undefined) this.#tell({ kind: "failed", step, message: "see the error below" });
  }

  #violate(event: NonNullable<PulumiEvent["policyEvent"]>): void {
    const level = event.enforcementLevel === "mandatory" ? "mandatory" : "advisory";
    const { resourceUrn = "" } = event;
    const violation = {
      policy: event.policyName,
      level,
      // What concerns no resource is told of the stack's own.
      urn: resourceUrn === "" || typeOf(resourceUrn) === stackType ? undefined : resourceUrn,
      message: this.#read(violationMessage(event.message), resourceUrn),
    } as const;
    this.#violations.push(violation);
    if (level === "mandatory") this.#errors.push(violationError(violation));
    this.#tell({ kind: "policy", violation });
  }

  #diagnose({ severity, message, urn, ephemeral }: NonNullable<PulumiEvent["diagnosticEvent"]>): void {
    // The SDK's debug lines, of which the types know nothing, quote whole resources, secrets in plain.
    if (ephemeral || (severity as string) === "debug") return;
    const text = this.#read(message.trim(), urn);
    if (text === "") return;
    if (severity === "error") this.#errors.push(text);
    const told = severity === "info#err" ? "info" : severity;
    this.#tell({ kind: "message", severity: told, urn, text });
  }

  /** A line without the notices in it, which are kept. */
  #read(text: string, urn: string | undefined): string {
    const { words, notices } = noticesIn(withoutUserInfo(text));
    this.#notices.push(...notices.map((notice) => ({ ...notice, urn, line: words })));
    return words;
  }

  #stepOf(metadata: StepEventMetadata, looks = this.#looks): Step | undefined {
    const { op, urn, type } = metadata;
    const operation = operations[op];
    const name = nameOf(urn);
    const provided = providedPackage(type);
    const isDefaultProvider = provided !== undefined && /^default(_|$)/.test(name);
    if (operation === undefined || isDefaultProvider) return undefined;
    const simulated = this.#simulated.includes(provided ?? packageOf(type));
    const changes = changesOf(operation, metadata);
    if (!looks) return { urn, type, name, operation, changes, simulated, ...digestsOf(operation, changes, metadata) };
    if (operation !== "update") return { urn, type, name, operation, changes, simulated };
    const found = changes.filter(({ path }) => differs(path, metadata));
    const step: Step = {
      urn,
      type,
      name,
      operation: found.length === 0 ? "same" : operation,
      changes: found,
      simulated,
    };
    const failures = metadata.old?.initErrors ?? [];
    return failures.length === 0 ? step : { ...step, failures: failures.map(withoutUserInfo) };
  }
}

/** The CLI ends with `preview failed`, and tells what it gave up because of a failure: neither says anything beside the reasons. */
function withoutSummary(errors: readonly string[]): string[] {
  const reasons = errors.filter(
    (error) => !/^(preview|update|refresh|destroy) failed$|: context canceled$/.test(error),
  );
  return reasons.length > 0 ? reasons : [...errors];
}
