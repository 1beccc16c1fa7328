import type { RunResult, Step } from "../../engine/engine.ts";
import { addon } from "../../kinds/addon.ts";
import { app } from "../../kinds/app.ts";
import type { Cause } from "../../kinds/cause.ts";
import { configVars } from "../../kinds/config-vars.ts";
import type { Evidence } from "../../kinds/drift.ts";
import { isOf, kindOf, placeOf } from "../../kinds/kinds.ts";
import { ownName } from "../../kinds/naming.ts";
import { rollbackIn } from "../../sdks/heroku/client/rollback.ts";
import { type IgnoreRule, ruleFor } from "../../settings/review-rules.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { HerokuSource } from "../live/heroku-source.ts";
import { recordedServices } from "../observe/recorded-services.ts";
import type { NotChecked } from "../report/not-checked.ts";
import type { Drift, RolledBack, Subject } from "../report/report.ts";
import { type EvidenceFound, evidenceOf, type Question } from "./app-evidence.ts";
import { causeOf, together } from "./cause.ts";
import type { DriftFinding, Recreated, TakenAttachment } from "./drift-finding.ts";
import { type Drifted, withoutParts } from "./drifted.ts";
import { reportedProperties } from "./properties.ts";
import { remediationOf } from "./remediation.ts";
import { rolledBackBy } from "./rolled-back-stops.ts";
import { objectsIn, servicesIn, subjectOf } from "./subject.ts";
import { withoutUnseen } from "./unseen-apps.ts";

/** What has become of an environment since its last `up`. */
export interface DriftFound {
  readonly drift: Drift[];
  readonly rolledBack: RolledBack[];
  readonly notChecked: NotChecked[];
}

interface DriftContext {
  readonly source: HerokuSource | undefined;
  readonly rules: readonly IgnoreRule[];
  /** Whether the next `up` takes over something in place of the object of this URN. @default nothing */
  readonly isTakenOver?: (urn: string) => boolean;
}

/** Says of what a run found why it is so, and what can be done. A rolled-back app's config vars are one line, and no list. */
export async function driftFrom(
  found: Pick<RunResult, "steps" | "previousOutputs">,
  settings: EstateSettings,
  { source, rules, isTakenOver = () => false }: DriftContext,
): Promise<DriftFound> {
  const recorded = recordedServices(found);
  const names = [...new Set([...servicesIn(settings), ...Object.keys(recorded)])];
  const all = withoutParts(objectsIn(found.steps).flatMap((step) => driftedOf(step, names)));
  const appOf = (service: string): string => {
    const declared = settings.services.find(({ declaration }) => declaration.name === service);
    return questionOf(service, all).renamed ?? recorded[service]?.app ?? declared?.appName ?? service;
  };
  const { objects, notChecked: unseen } = await withoutUnseen(all, appOf, source);
  const asked = source && { ...source, settings, recorded };
  const known = new Map<string | undefined, EvidenceFound>();
  if (asked !== undefined) {
    const answers = names.map(async (service) => {
      known.set(service, await evidenceOf(asked, questionOf(service, objects)));
    });
    await Promise.all(answers);
  }
  const rolledBack = names.flatMap((service) => rolledBackOf(service, known.get(service)));
  const isTold = (subject: Subject, cause: Cause): boolean =>
    cause.kind === "rollback" && rolledBack.some(({ service }) => service === subject.service);
  const heldBy = rolledBack
    .filter(({ service }) => objects.some((each) => isRefused(each, service)))
    .map(({ app }) => app);
  const drift = objects.flatMap((object) =>
    entriesOf(object, {
      evidence: known.get(object.subject.service) ?? nothing,
      settings,
      rules,
      heldBy,
      appOf,
      isTakenOver,
    }),
  );
  return {
    drift: drift.filter(({ cause, ...subject }) => !isTold(subject, cause)),
    rolledBack,
    notChecked: [...unseen, ...[...known.values()].flatMap(({ notChecked }) => notChecked)],
  };
}

const nothing: Evidence = {
  settings: undefined,
  releases: undefined,
  setByAddons: new Map(),
  addonNames: {},
  addonsInPlace: {},
  attachments: new Map(),
  planNames: new Map(),
};

function driftedOf(step: Step, services: readonly string[]): Drifted[] {
  const { operation, type, changes, simulated, failures = [] } = step;
  if (simulated || (operation !== "update" && operation !== "delete")) return [];
  const properties = operation === "update" ? reportedProperties(type, changes) : [];
  return [{ subject: subjectOf(step, services), operation, properties, failures, parts: [] }];
}

function questionOf(service: string, objects: readonly Drifted[]): Question {
  const own = objects.filter(({ subject }) => subject.service === service);
  const plans = own.flatMap(({ properties }) =>
    properties.flatMap(({ path, shown }) => (path === "plan" && shown?.before !== undefined ? [shown.before] : [])),
  );
  const gone = own.filter(({ operation }) => operation === "delete").map(({ subject }) => subject);
  const ownApp = own.find(({ subject }) => isOf(app, subject));
  return {
    service,
    hasDrifted: own.length > 0,
    attachments: own.some(({ properties }) => properties.some(({ path }) => path === "attachmentName")),
    goneAddons: gone.filter((each) => isOf(addon, each)).map(ownName),
    renamed: ownApp?.properties.find(({ path }) => path === "name")?.shown?.after,
    isGone: ownApp?.operation === "delete",
    config: own.some(({ subject }) => isOf(configVars, subject)),
    plans: [...new Set(plans)],
  };
}

function rolledBackOf(service: string, evidence: EvidenceFound | undefined): RolledBack[] {
  const rollback = rollbackIn(evidence?.rows ?? []);
  return rollback === undefined ? [] : [rolledBackBy(rollback, service)];
}

/** Whether an `up` that takes it back would make a release of the app. */
const isRefused = ({ subject }: Drifted, service: string): boolean =>
  subject.service === service && kindOf(subject)?.makesRelease === true;

/** What is known of the environment. */
interface Known {
  readonly evidence: Evidence;
  readonly settings: EstateSettings;
  readonly rules: readonly IgnoreRule[];
  /** Apps whose rollback holds an `up` up. */
  readonly heldBy: readonly string[];
  /** Name of a service's app, as Heroku has it. */
  readonly appOf: (service: string) => string;
  readonly isTakenOver: (urn: string) => boolean;
}

/** One entry for all properties of an object that have one cause, and are ignored by the same rule or by none. */
function entriesOf(
  { subject, operation, properties, failures, parts }: Drifted,
  { evidence, settings, rules, heldBy, appOf, isTakenOver }: Known,
): Drift[] {
  const each = properties.length === 0 ? [undefined] : properties;
  const judged = each.map((property) => ({
    property,
    cause: causeOf(subject, operation === "delete" ? undefined : property, evidence, failures),
    rule: ruleFor(rules, subject.service, placeOf(subject, property?.path)),
  }));
  const groups = Map.groupBy(judged, ({ cause: { details: _, ...cause }, rule }) => JSON.stringify([cause, rule]));
  return [...groups.values()].map((group) => {
    const [{ cause, rule } = { cause: unexplained, rule: undefined }] = group;
    const own = group.flatMap(({ property }) => property ?? []);
    const recreated = operation === "delete" ? recreatedOf(subject, evidence, isTakenOver) : undefined;
    const details = together(group.flatMap((one) => one.cause.details));
    const whole: Cause = {
      ...cause,
      details: details.map((each) =>
        each.code === "gone" ? { ...each, parts: [...parts], ...(recreated && { recreated }) } : each,
      ),
    };
    const app = subject.service === undefined ? undefined : appOf(subject.service);
    const taken = takenBy({ subject, properties: own }, evidence, app ?? "");
    const addonInPlace = operation === "delete" ? evidence.addonsInPlace[ownName(subject)] : undefined;
    return {
      ...subject,
      operation,
      properties: own,
      cause: whole,
      ...remediationOf(
        { subject, properties: own, cause: whole, addonInPlace, taken, recreated, app },
        settings,
        heldBy,
      ),
      ...(rule !== undefined && {
        ignored: { reason: rule.reason, ...(rule.until !== undefined && { until: rule.until }) },
      }),
    };
  });
}

/** The name that an add-on has lost to another one; an `up` that asks for it is refused. */
function takenBy(
  { subject, properties }: Pick<DriftFinding, "subject" | "properties">,
  { attachments, addonNames, settings }: Evidence,
  app: string,
): TakenAttachment | undefined {
  if (!isOf(addon, subject)) return undefined;
  const name = properties.find(({ path }) => path === "attachmentName")?.shown?.before;
  const slot = ownName(subject);
  const held = addonNames[slot];
  const service = settings?.addons.find((each) => each.slot === slot)?.plan.split(":")[0];
  const isTaken = name !== undefined && attachments.has(name) && attachments.get(name) !== held;
  return isTaken && held !== undefined && service !== undefined ? { name, addon: held, service, app } : undefined;
}

const unexplained: Cause = { kind: "unknown", details: [] };

function recreatedOf(
  { type, urn }: Subject,
  { recreated }: Evidence,
  isTakenOver: Known["isTakenOver"],
): Recreated | undefined {
  if (!isOf(app, { type }) || recreated === undefined) return undefined;
  return { app: recreated.app, isEmpty: isTakenOver(urn) };
}
