import type { Engine, RunResult } from "../../../engine/engine.ts";

/** What an engine does with a stack; `unprotected` is a destroy that was said to be meant. */
export type Run = "up" | "refresh" | "destroy" | "unprotected";

export function doRun(engine: Engine, run: Run): Promise<RunResult> {
  if (run === "up") return engine.up("dev");
  if (run === "refresh") return engine.refresh("dev");
  return engine.destroy("dev", { unprotect: run === "unprotected" });
}
