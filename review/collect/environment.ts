import type { Engine, EngineEvent, RunResult } from "../../engine/engine.ts";
import { Problem } from "../../engine/problem.ts";
import { lineOf } from "../../settings/finding.ts";
import type { ReviewRules } from "../../settings/review-rules.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { reasonOf } from "../parity/parts.ts";
import type { EnvironmentReview, NotChecked } from "../report.ts";
import { changesOf } from "./changes.ts";
import { costOf } from "./cost.ts";
import { declaredServices } from "./declared-services.ts";
import { driftFrom, type Witness } from "./drift.ts";
import { errorsOf, withoutPhase } from "./errors.ts";
import { restartsOf } from "./restarts.ts";
import { toldOnce } from "./told-once.ts";

/** One environment, and what it is looked at with. */
export interface EnvironmentToReview {
  readonly settings: EstateSettings;
  readonly rules: ReviewRules;
  readonly engine: Pick<Engine, "preview" | "drift">;
  /** Undefined where there is no key, so that nobody tells who did what. */
  readonly witness: Witness | undefined;
  readonly signal: AbortSignal;
  onEvent?(event: EngineEvent): void;
}

/** What an `up` would do to an environment, and what has become of it since the last one. Writes nothing. */
export async function reviewEnvironment(look: EnvironmentToReview): Promise<EnvironmentReview> {
  const { settings, engine, witness, rules, signal, onEvent } = look;
  const { environment } = settings;
  const options = { signal, ...(onEvent && { onEvent }) };
  const [preview, found] = await Promise.all([
    attempt(() => engine.preview(environment, options)),
    attempt(() => engine.drift(environment, options)),
  ]);
  signal.throwIfAborted();
  const { drift, rolledBack, notChecked } = await driftFrom(found, settings, { witness, rules: rules.ignore });
  const changes = changesOf(preview, settings);
  const { cost, notChecked: unpriced } = costOf(preview);
  const findings = [...rules.findings, ...rules.expired].map(lineOf);
  return {
    environment,
    outcome: preview.outcome === "succeeded" && findings.length === 0 ? "succeeded" : "failed",
    changes,
    drift,
    rolledBack,
    restarts: restartsOf(changes, settings),
    policies: findingsOf(preview),
    ...(cost !== undefined && { cost }),
    errors: [...findings, ...errorsOf(preview, environment)],
    notChecked: toldOnce([...unread(found), ...notChecked, ...unpriced]),
    services: declaredServices(settings),
  };
}

/** A run that breaks off has found nothing, and the review says why: it is told of in any case. */
async function attempt(run: () => Promise<RunResult>): Promise<RunResult> {
  try {
    return await run();
  } catch (error) {
    return {
      outcome: "failed",
      steps: [],
      violations: [],
      errors: [error instanceof Problem ? error.message : firstLine(error)],
      outputs: {},
      previousOutputs: {},
      seconds: 0,
    };
  }
}

const firstLine = (error: unknown): string => reasonOf(error).split("\n")[0] ?? "";

/** In an order that is the same at each look: engines report them as they come. */
const findingsOf = ({ violations }: RunResult): EnvironmentReview["policies"] =>
  violations
    .map(({ policy, level, urn, message }) => ({ policy, level, ...(urn !== undefined && { urn }), message }))
    .sort((one, other) => (`${one.policy} ${one.message}` < `${other.policy} ${other.message}` ? -1 : 1));

/** What could not be read is no drift, and nobody knows what else was missed. */
function unread({ outcome, errors }: RunResult): NotChecked[] {
  if (outcome === "succeeded") return [];
  const told = errors.length > 0 ? errors : ["the engine did not say why"];
  return told.map((error) => ({ what: "drift", why: withoutPhase(error) }));
}
