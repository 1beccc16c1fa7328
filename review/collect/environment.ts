import type { Engine, EngineEvent, RunResult } from "../../engine/engine.ts";
import { Problem } from "../../engine/problem.ts";
import type { Manifest } from "../../parity/manifest.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";
import type { RunFailure } from "../../sdks/heroku/client/run-failure.ts";
import { failureOf } from "../../settings/finding.ts";
import type { ReviewRules } from "../../settings/review-rules.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { HerokuSource } from "../live/heroku-source.ts";
import { failureIn, reasonOf } from "../live/parts.ts";
import { observedIn } from "../observe/observe-environment.ts";
import type { NotChecked } from "../report/not-checked.ts";
import type { EnvironmentReview } from "../report/report.ts";
import type { ReportError } from "../report/report-error.ts";
import { changesOf } from "./changes.ts";
import { costOf } from "./cost.ts";
import { withAddedByHand, withBilledAlready } from "./cost-of-added.ts";
import { declaredServices } from "./declared-services.ts";
import { driftFrom } from "./drift.ts";
import { distinctErrors, distinctNotChecked, errorsOf } from "./errors.ts";
import { liveApps } from "./live-apps.ts";
import { noticesOf, unusedConfirmations, withRefusals, withTakenOver } from "./notices.ts";
import { originFrom } from "./origin.ts";
import { withOverwritten } from "./overwritten-vars.ts";
import { type EngineMoving, previewed } from "./previewed.ts";
import { withAlreadyWritten } from "./remediation.ts";
import { appNames, withReplacedSecrets } from "./replaced-secrets.ts";
import { restartsOf } from "./restarts.ts";
import { withStops } from "./rolled-back-stops.ts";
import { type Prints, printsOf } from "./values.ts";
import { goingFirst, recordedManifest, unsaidWaits, withWaiting } from "./waiting.ts";

/** One environment, and what it is looked at with. */
export interface EnvironmentToReview {
  readonly settings: EstateSettings;
  /** The environment before it, as these files have it; undefined where there is none, or they do not say. */
  readonly leader?: EstateSettings | undefined;
  readonly rules: ReviewRules;
  readonly engine: Pick<Engine, "preview" | "secretsOf">;
  /** Absent where no app can be rolled back. */
  readonly engineMoving?: EngineMoving;
  /** Undefined where there is no key, so that nobody tells who did what. */
  readonly source: HerokuSource | undefined;
  readonly signal: AbortSignal;
  onEvent?(event: EngineEvent): void;
  /** Told what the last `up` recorded, under the present names of services. */
  onRecorded?(manifest: Manifest | undefined): void;
}

/**
 * What the next `up` does to an environment, and what has become of it since the last one. It previews what Heroku has now, as
 * that `up` does. Writes nothing.
 */
export async function reviewEnvironment(look: EnvironmentToReview): Promise<EnvironmentReview> {
  const { settings, leader, engine, engineMoving: moving, source, rules, signal, onEvent } = look;
  const { environment } = settings;
  const options = { signal, ...(onEvent !== undefined && { onEvent }) };
  const previewing = previewed({ environment, engine, moving, options, attempt });
  const [{ preview, stops, engine: used }, prints] = await Promise.all([
    previewing,
    knownPrints(engine, environment, previewing),
  ]);
  signal.throwIfAborted();
  look.onRecorded?.(recordedManifest(preview, settings));
  const found = foundBy(preview);
  const isAsRecorded = found.outcome === "succeeded" && found.steps.every(({ operation }) => operation === "same");
  const recorded = isAsRecorded
    ? undefined
    : await attempt(() => used.preview(environment, { ...options, refresh: false }));
  signal.throwIfAborted();
  // Where it could not be read what is there, an `up` stops; what the files ask for is told all the same.
  const shown = found.outcome === "succeeded" ? preview : (recorded ?? preview);
  const takenOver = noticesOf("takes over", preview, recorded);
  const [{ drift, rolledBack, notChecked }, observed] = await Promise.all([
    driftFrom(found, settings, {
      source,
      rules: rules.ignore,
      isTakenOver: (urn) => takenOver.some((each) => each.urn === urn),
    }),
    observedIn({ source, settings, rules: rules.ignore }, [found, preview]),
  ]);
  const origin = originFrom(found.steps, shown === preview ? recorded : undefined);
  const ask = { source, appOf: appNames(found, settings), isSecret: prints.isSecret, withLive: prints.withLive };
  const wished = changesOf(shown, settings, origin, prints.of);
  const { changes: printed, notChecked: unreplaced } = await withReplacedSecrets(wished, ask);
  const live = await liveApps(printed, settings, ask);
  const changes = printed.map((change) => withOverwritten(change, live.get(change.service ?? ""), ask.appOf));
  const { cost, notChecked: unpriced } = costOf(shown);
  const unread = unreadBy(found);
  return {
    environment,
    ...stoppedBy(look, { preview, shown, unread }),
    ...goingFirst({ preview, settings, leader }),
    changes: withTakenOver(withRefusals(changes, drift, noticesOf("refused before", preview, recorded)), takenOver),
    ...prints.reported,
    drift: found.outcome === "succeeded" && isForeseen(preview) ? withAlreadyWritten(drift, changes) : drift,
    rolledBack: withStops(rolledBack, stops, settings, ask.appOf),
    addedByHand: observed.addedByHand,
    health: observed.health,
    restarts: restartsOf(changes, settings, live, found.steps),
    exceptions: exceptionsOf(shown),
    unusedConfirmations: unusedConfirmations(preview),
    ...(cost !== undefined && {
      cost: withBilledAlready(withAddedByHand(cost, observed.addedByHand), observed.takenOver),
    }),
    notChecked: distinctNotChecked([
      ...unread,
      ...prints.notChecked,
      ...unreplaced,
      ...notChecked,
      ...observed.notChecked,
      ...unpriced,
    ]),
    services: declaredServices(settings),
  };
}

/** Whether the next `up` goes through, and why it does not. */
function stoppedBy(
  { settings, leader, rules }: Pick<EnvironmentToReview, "settings" | "leader" | "rules">,
  { preview, shown, unread }: { preview: RunResult; shown: RunResult; unread: readonly NotChecked[] },
): Pick<EnvironmentReview, "outcome" | "policies" | "errors"> {
  const { environment } = settings;
  const policies = findingsOf(shown);
  const refusals: ReportError[] = [
    ...[...rules.findings, ...rules.expired].map(failureOf),
    ...unsaidWaits(policies, { preview: shown, settings }),
  ];
  const failures =
    unread.length === 0
      ? errorsOf(preview, environment)
      : unread.flatMap(({ why }) => (why.code === "error" ? why.error : []));
  return {
    outcome: preview.outcome === "succeeded" && refusals.length === 0 ? "succeeded" : "failed",
    policies: withWaiting(policies, { preview: shown, settings, leader }),
    errors: distinctErrors([...refusals, ...failures, ...(shown === preview ? [] : errorsOf(shown, environment))]),
  };
}

interface KnownPrints extends Pick<Prints, "of" | "isSecret" | "withLive"> {
  readonly reported: Pick<EnvironmentReview, "values">;
  readonly notChecked: readonly NotChecked[];
}

/** Where the preview fails there is nothing to compare by them, and it says why. */
async function knownPrints(
  engine: Pick<Engine, "secretsOf">,
  stack: string,
  previewing: Promise<{ readonly preview: RunResult }>,
): Promise<KnownPrints> {
  try {
    const { values, ...prints } = await printsOf(engine, stack);
    return { ...prints, reported: { values }, notChecked: [] };
  } catch (error) {
    const { preview } = await previewing;
    const notChecked = isForeseen(preview)
      ? [{ what: ["fingerprints of values"], why: { code: "error", error: failureOfRun(error) } } satisfies NotChecked]
      : [];
    return { of: () => ({}), isSecret: () => false, withLive: ({ print }) => print, reported: {}, notChecked };
  }
}

/** Whether a preview went to its end, as one does that only policies fail. */
const isForeseen = (preview: RunResult): boolean =>
  preview.outcome === "succeeded" || (preview.violations.length > 0 && preview.failures.length === 0);

/** What a preview read first, as a run of its own; one that says nothing of it has broken off before. */
function foundBy({ refreshed, ...preview }: RunResult): RunResult {
  if (refreshed === undefined) return { ...preview, steps: [], outcome: "failed" };
  return { ...preview, steps: refreshed.steps, outcome: refreshed.isComplete ? "succeeded" : "failed" };
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
      errors: [],
      failures: [failureOfRun(error)],
      outputs: {},
      previousOutputs: {},
      seconds: 0,
    };
  }
}

/** Of an error that nobody foresaw, the first line says what it is. */
const failureOfRun = (error: unknown): RunFailure =>
  error instanceof Problem || error instanceof HerokuError
    ? failureIn(error)
    : { code: "other", text: reasonOf(error).split("\n", 1).join() };

/** In an order that is the same at each look: engines report them as they come. */
const findingsOf = ({ violations }: RunResult): EnvironmentReview["policies"] =>
  violations
    .filter(({ isException }) => !isException)
    .map(({ policy, level, urn, message }) => ({ policy, level, ...(urn !== undefined && { urn }), message }))
    .sort((one, other) => (`${one.policy} ${one.message}` < `${other.policy} ${other.message}` ? -1 : 1));

const exceptionsOf = (run: RunResult): EnvironmentReview["exceptions"] =>
  noticesOf("exception", run)
    .map(({ place, what, reason }) => ({ place, what, reason }))
    .sort((one, other) => (one.place < other.place ? -1 : 1));

/** An object that could not be read is not drift, and other drift may be missing. */
function unreadBy({ outcome, failures }: RunResult): NotChecked[] {
  if (outcome === "succeeded") return [];
  if (failures.length === 0) return [{ what: ["drift"], why: { code: "no error said" } }];
  return distinctNotChecked(failures.map((error) => ({ what: ["drift"], why: { code: "error", error } })));
}
