import { type Acceptance, nothingDeclared, unwritten, written } from "../../kinds/acceptance.ts";
import type { DeclaredService, Where } from "../../kinds/declared-service.ts";
import type { Edit } from "../../kinds/edit.ts";
import { run, upOf } from "../../kinds/edits.ts";
import { kindOf, partOf } from "../../kinds/kinds.ts";
import { importCommands } from "../../sdks/heroku/resources/lifecycle/import-steps.ts";
import { isSameTimeZone } from "../../sdks/heroku/resources/time-zone.ts";
import { isProtected } from "../../settings/is-protected.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { Change, ChangedProperty, Drift } from "../report/report.ts";
import type { DriftFinding } from "./drift-finding.ts";
import { revertOf } from "./revert.ts";

/** How to keep what is there, where that can be written down, and how to have it back. */
export type Remediation = Pick<Drift, "accept" | "unwritten" | "revert">;

/** The two ways out of drift in an environment; `heldBy` are apps that hold an `up` of it up. No value of a config var is in them. */
export function remediationOf(found: DriftFinding, settings: EstateSettings, heldBy: readonly string[]): Remediation {
  const { environment, declaration, services } = settings;
  const own = services.find((each) => each.declaration.name === found.subject.service);
  const { environments } = declaration;
  const where = own && { environment, environments, isProtected: isProtected(environment), own };
  // An `up` of them would take nothing back.
  if (own !== undefined && isKeptAlready(found, own)) return { unwritten: [{ code: "already written" }] };
  const acceptance = where === undefined ? unwritten({ code: "service not declared" }) : acceptanceOf(found, where);
  const [edits, reasons] = [unique(acceptance.edits), unique(acceptance.unwritten)];
  return {
    ...(edits.length > 0 && { accept: edits }),
    ...(reasons.length > 0 && { unwritten: reasons }),
    // An `up` would fail as the last one did.
    ...(found.cause.kind !== "failed update" && { revert: revertOf(found, settings, own, heldBy) }),
  };
}

const unique = <T>(all: readonly T[]): T[] => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];

function acceptanceOf({ subject, properties, cause, addonInPlace, recreated }: DriftFinding, where: Where): Acceptance {
  const { environment } = where;
  if (recreated !== undefined) {
    // Nothing is to be written: the state is to have the app that is there.
    const imported = importCommands(subject.urn, subject.type, recreated.app);
    const edits: Edit[] = recreated.isEmpty
      ? [{ code: "run", ...upOf(environment, { code: "takes app over", app: recreated.app }) }]
      : imported.map((command) => ({ code: "run", command }));
    return { edits, unwritten: [] };
  }
  const kind = kindOf(subject);
  if (kind === undefined) return nothingDeclared();
  const part = partOf(subject);
  if (cause.kind !== "deleted") {
    const changed = unkept({ subject, properties }, where.own);
    return kind.acceptChange({ part, properties: changed, cause: cause.kind }, where);
  }
  if (addonInPlace === undefined) return kind.acceptDeletion(part, where);
  const { name, instead, isNamesake } = addonInPlace;
  const takeOver: Edit = { code: "run", ...upOf(environment, { code: "takes it over" }) };
  return written(...(isNamesake ? [] : [run("heroku", "addons:rename", name, instead)]), takeOver);
}

/** Whether the files want it as it was found, so that the next `up` records it and there is nothing to write. */
function isKeptAlready({ subject, properties, cause }: DriftFinding, own: DeclaredService): boolean {
  if (cause.kind === "deleted") return kindOf(subject)?.isDeclared?.(partOf(subject), own) === false;
  return properties.length > 0 && unkept({ subject, properties }, own).length === 0;
}

/** Properties that the files do not want as they were found. */
const unkept = (
  { subject, properties }: Pick<DriftFinding, "subject" | "properties">,
  own: DeclaredService,
): readonly ChangedProperty[] => properties.filter((property) => !isWanted(subject, property, own));

function isWanted(subject: DriftFinding["subject"], property: ChangedProperty, own: DeclaredService): boolean {
  const kind = kindOf(subject);
  if (kind?.isWanted !== undefined) return kind.isWanted(property, own);
  const { path, shown } = property;
  const wanted = kind?.declared?.(partOf(subject), own)[path];
  if (wanted === undefined || shown?.after === undefined) return false;
  return path === kind?.timeZone ? isSameTimeZone(shown.after, wanted) : shown.after === wanted;
}

/** Causes that need an action unless the files agree already. */
const byHand: ReadonlySet<Drift["cause"]["kind"]> = new Set(["hand edit", "unknown"]);

/**
 * Of drift that the `up` leaves as it was found, also in values that nobody sees, nothing has to be written: the files have it so. `changes`
 * are those of an `up` that could be previewed.
 */
export const withAlreadyWritten = (drift: readonly Drift[], changes: readonly Change[]): Drift[] =>
  drift.map((each) => {
    const isLeft = each.operation === "update" && byHand.has(each.cause.kind) && each.ignored === undefined;
    if (!isLeft || changes.some((change) => takesBack(change, each))) return each;
    const { accept: _, revert: __, ...found } = each;
    return { ...found, unwritten: [{ code: "already written" }] };
  });

/** Whether a change is one of what has drifted of the object. */
function takesBack({ urn, operation, properties }: Change, drift: Drift): boolean {
  if (urn !== drift.urn) return false;
  const paths = new Set(drift.properties.map(({ path }) => path));
  return operation !== "update" || properties.some(({ path }) => paths.has(path));
}
