import type { RunResult, Step } from "../../engine/engine.ts";
import type { Change } from "../report/report.ts";

/** What of the next `up` takes back what was changed by hand, and what the files ask for; absent where only they do. */
export type OriginOf = (step: Step) => Change["origin"];

/**
 * Tells the two apart by two previews: one of what Heroku has, which is what the `up` does, and one of what the last `up`
 * recorded, which is what the files ask for. Without the second nothing has drifted.
 */
export function originFrom(
  found: readonly Step[],
  recorded: Pick<RunResult, "outcome" | "steps"> | undefined,
): OriginOf {
  if (recorded === undefined) return () => undefined;
  const drifted = new Map(found.filter(isChange).map((step) => [step.urn, step]));
  const asked = new Map(recorded.steps.filter(isChange).map((step) => [step.urn, step]));
  return (step) => {
    const [drift, byFiles] = [drifted.get(step.urn), asked.get(step.urn)];
    // One that broke off has not told of everything that the files ask for.
    if (byFiles === undefined) return recorded.outcome === "succeeded" || drift !== undefined ? "drift" : undefined;
    if (byFiles.operation !== step.operation) return "both";
    return isOfFilesAlone(step, byFiles, drift) ? undefined : "both";
  };
}

const isChange = ({ operation }: Step): boolean => operation !== "same";

/** Whether nothing that was changed by hand is among what the step changes, and the files ask for all of it. */
function isOfFilesAlone(step: Step, byFiles: Step, drift: Step | undefined): boolean {
  const paths = (each: Step | undefined): Set<string> => new Set(each?.changes.map(({ path }) => path));
  const [asked, found] = [paths(byFiles), paths(drift)];
  return step.changes.every(({ path }) => asked.has(path) && !found.has(path));
}
