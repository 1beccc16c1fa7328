import type { EngineEvent } from "../../engine/engine.ts";
import { lastRefusal } from "../../sdks/heroku/client/last-refusal.ts";
import type { Change, Drift } from "../report/report.ts";
import { failureWords } from "./cause.ts";

/** Hears, while previews run, of which objects the last `up` could not do what the next one is to do, and why. */
export class RefusedBefore {
  readonly #words = new Map<string, string>();

  /** To be called for each event of a preview. */
  hear(event: EngineEvent): void {
    if (event.kind !== "message" || event.urn === undefined) return;
    const at = event.text.indexOf(lastRefusal);
    if (event.severity === "warning" && at >= 0) this.#words.set(event.urn, failureWords([event.text.slice(at)]));
  }

  /** Changes with those words; where drift has them already, they are not repeated. */
  markIn(changes: readonly Change[], drift: readonly Drift[]): Change[] {
    const told = new Set(drift.filter(({ cause }) => cause.kind === "failed update").map(({ urn }) => urn));
    return changes.map((change) => {
      const refused = told.has(change.urn) ? undefined : this.#words.get(change.urn);
      return refused === undefined ? change : { ...change, refused };
    });
  }
}
