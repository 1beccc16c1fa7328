import { expect, test } from "vitest";
import type { EngineEvent, Violation } from "../../engine/engine.ts";
import { RunLog } from "./run-log.ts";

const violation = (level: Violation["level"], policy: string): EngineEvent => ({
  kind: "policy",
  violation: { policy, level, urn: undefined, message: "db: expected a copy elsewhere, got none" },
});

test("advice is listed once, of all runs on a stack that share what was told", () => {
  let written = "";
  const told = new Set<string>();
  for (const stack of ["staging", "staging", "production"]) {
    const log = new RunLog({ write: (text) => (written += text) }, told);
    log.onEvent({ kind: "phase", phase: "preview", stack });
    log.onEvent(violation("advisory", "off-site-copy"));
  }
  expect(written.split("\n")).toHaveLength(3);
});

test("advice is listed once, when it is previewed; what stops the run is told with its errors", () => {
  let written = "";
  const log = new RunLog({ write: (text) => (written += text) });
  const events: EngineEvent[] = [violation("advisory", "off-site-copy"), violation("mandatory", "daily-backup")];
  for (const phase of ["preview", "up"] as const) {
    log.onEvent({ kind: "phase", phase, stack: "staging" });
    for (const event of events) log.onEvent(event);
  }
  log.end();
  expect(written).toBe("  policy off-site-copy (advisory): db: expected a copy elsewhere, got none\n");
});
