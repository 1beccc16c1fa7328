import type { Change, Drift } from "../report/report.ts";

/** Causes that need an action unless the files agree already. */
const byHand: ReadonlySet<Drift["cause"]["kind"]> = new Set(["hand edit", "unknown"]);

/**
 * Of drift that the `up` leaves as it was found, also in values that nobody sees, nothing has to be written: the files have it so. `changes`
 * are those of an `up` that could be previewed.
 */
export const leftAsFound = (drift: readonly Drift[], changes: readonly Change[]): Drift[] =>
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
