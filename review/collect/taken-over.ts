import type { EngineEvent } from "../../engine/engine.ts";
import { takenOver } from "../../sdks/heroku/client/taken-over.ts";
import type { Change } from "../report/report.ts";

/** Hears, while previews run, which creates take over what Heroku has already, and what that is. */
export class TakenOver {
  readonly #what = new Map<string, string>();

  /** To be called for each event of a preview. */
  hear(event: EngineEvent): void {
    if (event.kind !== "message" || event.urn === undefined || event.severity !== "warning") return;
    const [, what] = event.text.split(takenOver);
    if (what !== undefined) this.#what.set(event.urn, what.trim());
  }

  has(urn: string): boolean {
    return this.#what.has(urn);
  }

  /** Creates that make nothing new, with what is there. */
  markIn(changes: readonly Change[]): Change[] {
    return changes.map((change) => {
      const takesOver = change.operation === "create" ? this.#what.get(change.urn) : undefined;
      return takesOver === undefined ? change : { ...change, takesOver };
    });
  }
}
