import type { EngineEvent as PulumiEvent, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { failuresIn, messageIn, type RunMessage } from "../../sdks/heroku/client/notice.ts";
import type { RunFailure } from "../../sdks/heroku/client/run-failure.ts";
import { withoutUserInfo } from "../../sdks/heroku/client/user-info.ts";
import type { EngineEvent, Operation, RunNotice, RunResult, Step, Violation } from "../engine.ts";
import { violationError, violationMessage } from "../violation-message.ts";
import { isDefaultProvider, nameOf, packageOf, providedPackage, stackType, typeOf } from "../wire/urn.ts";
import { shownOutputs } from "../wire/value.ts";
import { changesOf, differs, digestsOf } from "./step-changes.ts";

/** Operations by Pulumi's names; the parts of a replacement are one step. */
const operations: Record<string, Operation> = {
  create: "create",
  update: "update",
  replace: "replace",
  delete: "delete",
  same: "same",
  import: "create",
};

/** The parts of a replacement, which has its own step between them. */
const replacementParts = ["create-replacement", "delete-replaced"];

/** Converts the Pulumi CLI's events to the engine's. */
export class StepEvents {
  readonly #emit: (event: EngineEvent) => void;
  readonly #steps = new Map<string, Step>();
  /** The steps of the refresh at the start of a run, and whether an object could not be read. */
  readonly #found = new Map<string, Step>();
  #isUnread = false;
  #hasProgram = false;
  readonly #began = new Map<string, number>();
  readonly #violations: Violation[] = [];
  readonly #errors: { readonly text: string; readonly failures: readonly RunFailure[] }[] = [];
  readonly #notices: RunNotice[] = [];
  readonly #simulated: readonly string[];
  readonly #looks: boolean;
  readonly #refreshes: boolean;
  #outputs: RunResult["outputs"] = {};
  #previousOutputs: RunResult["outputs"] | undefined;
  #open = false;
  #ended: (() => void) | undefined;

  /**
   * `simulated`: packages whose resources are not created; `looks`: the run only reads objects; `refreshes`: it starts with a
   * refresh.
   */
  constructor(
    emit: ((event: EngineEvent) => void) | undefined,
    {
      simulated = [],
      looks = false,
      refreshes = false,
    }: { simulated?: readonly string[]; looks?: boolean; refreshes?: boolean } = {},
  ) {
    this.#emit = emit ?? (() => {});
    this.#simulated = simulated;
    this.#looks = looks;
    this.#refreshes = refreshes;
  }

  /** Resolves at the last event of the run, or after `withinMs`: a killed CLI sends none. */
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

  /** The result of the run; `outputs`: whether a program ran. */
  result(seconds: number, outcome: RunResult["outcome"], outputs: boolean): RunResult {
    const errors = withoutSummary(this.#errors);
    const failures = errors.flatMap((error) => error.failures);
    const isRefreshed = !this.#isUnread && (outcome === "succeeded" || this.#hasProgram);
    const isWhole = outcome === "succeeded" || (this.#violations.length > 0 && failures.length === 0);
    return {
      outcome,
      seconds,
      outputs: outputs && isWhole ? this.#outputs : {},
      previousOutputs: this.#previousOutputs ?? {},
      steps: [...this.#steps.values()],
      ...(this.#refreshes && { refreshed: { steps: [...this.#found.values()], isComplete: isRefreshed } }),
      violations: this.#violations,
      errors: errors.map(({ text }) => text),
      failures,
      ...(this.#notices.length > 0 && { notices: this.#notices }),
    };
  }

  /** An error that is no event, such as the CLI's own; reported only where the events have none. */
  failed(message: string): void {
    if (this.#errors.length > 0 || this.#violations.length > 0) return;
    const text = withoutUserInfo(message);
    this.#errors.push({ text, failures: [{ code: "other", text }] });
  }

  #begin(metadata: StepEventMetadata): void {
    if (metadata.op !== "refresh") this.#hasProgram = true;
    if (metadata.type === stackType) this.#previousOutputs ??= shownOutputs(metadata.old?.outputs ?? {});
    const step = this.#stepOf(metadata);
    if (step === undefined) return;
    this.#steps.set(step.urn, step);
    this.#began.set(step.urn, performance.now());
    if (step.operation !== "same") this.#emit({ kind: "started", step });
  }

  /** The only event with the result of a refresh. */
  #end(metadata: StepEventMetadata): void {
    if (metadata.op === "refresh") {
      this.#find(metadata);
      return;
    }
    if (metadata.type === stackType) this.#outputs = shownOutputs(metadata.new?.outputs ?? {});
    if (replacementParts.includes(metadata.op)) return;
    const step = this.#stepOf(metadata) ?? this.#steps.get(metadata.urn);
    if (step === undefined) return;
    this.#steps.set(step.urn, step);
    const seconds = (performance.now() - (this.#began.get(step.urn) ?? performance.now())) / 1000;
    this.#emit({ kind: "done", step, seconds });
  }

  /** Only a run that is nothing but a refresh has the operation of an object: elsewhere it follows from old and new state. */
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
    if (step !== undefined) this.#emit({ kind: "failed", step, message: "see the error below" });
  }

  #violate(event: NonNullable<PulumiEvent["policyEvent"]>): void {
    const level = event.enforcementLevel === "mandatory" ? "mandatory" : "advisory";
    const { resourceUrn = "" } = event;
    const { words: message, notices } = this.#read(violationMessage(event.message), resourceUrn);
    const isException = notices.some(({ code }) => code === "exception");
    const violation: Violation = {
      policy: event.policyName,
      level,
      // The CLI reports a violation of the whole stack for the stack's resource.
      urn: resourceUrn === "" || typeOf(resourceUrn) === stackType ? undefined : resourceUrn,
      message,
      ...(isException && { isException }),
    };
    this.#violations.push(violation);
    if (level === "mandatory") this.#errors.push({ text: violationError(violation), failures: [] });
    this.#emit({ kind: "policy", violation });
  }

  #diagnose({ severity, message, urn, ephemeral }: NonNullable<PulumiEvent["diagnosticEvent"]>): void {
    // Debug messages of the SDK, which the types lack, quote whole resources with secrets in plain.
    if (ephemeral || (severity as string) === "debug") return;
    const said = withoutPhase(message.trim());
    const { words: text } = this.#read(said, urn);
    if (text === "") return;
    if (severity === "error") this.#errors.push({ text, failures: failuresOf(said, urn) });
    const shown = severity === "info#err" ? "info" : severity;
    this.#emit({ kind: "message", severity: shown, urn, text });
  }

  /** A message, of which the notices are kept. */
  #read(text: string, urn: string | undefined): RunMessage {
    const message = messageIn(withoutUserInfo(text), (each) => each);
    this.#notices.push(...message.notices.map((notice) => ({ ...notice, urn })));
    return message;
  }

  #stepOf(metadata: StepEventMetadata, looks = this.#looks): Step | undefined {
    const { op, urn, type } = metadata;
    const operation = operations[op];
    const name = nameOf(urn);
    if (operation === undefined || isDefaultProvider(urn)) return undefined;
    const simulated = this.#simulated.includes(providedPackage(type) ?? packageOf(type));
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

/** Name of the object that a message is of; undefined for the stack as a whole. */
const subjectOf = (urn = ""): string | undefined => (urn === "" || typeOf(urn) === stackType ? undefined : nameOf(urn));

/** The CLI says of each reason that it is one. */
const withoutPhase = (message: string): string => message.replace(/^Preview failed: /, "");

/** What an error says, of the CLI's own only that a resource is protected. */
function failuresOf(message: string, urn = ""): readonly RunFailure[] {
  if (/is currently marked for protection|because it is protected/.test(message))
    return [{ code: "protected", names: urn === "" ? [] : [nameOf(urn)] }];
  return failuresIn(withoutUserInfo(message), subjectOf(urn), (each) => each);
}

/** Removes `preview failed` and the operations that the CLI cancelled after a failure, unless they are the only errors. */
function withoutSummary<T extends { readonly text: string }>(errors: readonly T[]): readonly T[] {
  const reasons = errors.filter(
    ({ text }) => !/^(preview|update|refresh|destroy) failed$|: context canceled$/.test(text),
  );
  return reasons.length > 0 ? reasons : errors;
}
