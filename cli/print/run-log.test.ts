import { expect, test } from "vitest";
import type { EngineEvent, Step, Violation } from "../../engine/engine.ts";
import { Progress } from "./progress.ts";
import { RunLog } from "./run-log.ts";

const violation = (level: Violation["level"], policy: string): EngineEvent => ({
  kind: "policy",
  violation: { policy, level, urn: undefined, message: "db: expected a copy elsewhere, got none" },
});

test("advice is listed once by all runs on a stack that share it", () => {
  let written = "";
  const listedAdvice = new Set<string>();
  for (const stack of ["staging", "staging", "production"]) {
    const log = new RunLog({ write: (text) => (written += text) }, { listedAdvice });
    log.onEvent({ kind: "phase", phase: "preview", stack });
    log.onEvent(violation("advisory", "off-site-copy"));
  }
  expect(written.split("\n")).toHaveLength(3);
});

test("advice is listed once, at the preview; what stops the run is among its errors", () => {
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

test("an exception is listed as what it is, and not as advice", () => {
  let written = "";
  const log = new RunLog({ write: (text) => (written += text) });
  log.onEvent({ kind: "phase", phase: "preview", stack: "staging" });
  const message = "bot.exceptions.withoutWeb: no process web: a bot";
  const listed = { policy: "exceptions", level: "advisory", urn: undefined, message, isException: true } as const;
  log.onEvent({ kind: "policy", violation: listed });
  expect(written).toBe(`  exception: ${message}\n`);
});

test("at a terminal the current object is one status line, with n of m after a preview", () => {
  const written: string[] = [];
  const log = new RunLog({ isTTY: true, write: (text) => written.push(text) });
  const step: Step = {
    urn: "urn:pulumi:staging::estate::heroku:index/app:App::shop",
    type: "heroku:index/app:App",
    name: "shop",
    operation: "create",
    changes: [],
    simulated: false,
  };
  log.onEvent({ kind: "phase", phase: "up", stack: "staging" });
  log.onEvent({ kind: "started", step });
  log.onEvent({ kind: "done", step, seconds: 1.23 });
  log.end();
  const clear = "\r\u001b[2K";
  expect(written).toEqual(["  staging: up …", clear, "  + App shop …", clear, "  + App shop 1.2 s\n"]);
  for (const phase of ["preview", "up"] as const) {
    log.onEvent({ kind: "phase", phase, stack: "staging" });
    log.onEvent({ kind: "started", step });
    if (phase === "preview") log.onEvent({ kind: "done", step, seconds: 1 });
  }
  expect(written.at(-1)).toBe("  0 of 1 + App shop …");
});

test("a quiet run elsewhere writes problems, and n of m every ten seconds", () => {
  let [lines, statuses, now] = ["", "", 0];
  const progress = new Progress({ write: (text) => (statuses += text) }, () => now);
  const log = new RunLog({ write: (text) => (lines += text) }, { progress, isQuiet: true });
  const step: Step = {
    urn: "urn",
    type: "heroku:index/app:App",
    name: "a",
    operation: "create",
    changes: [],
    simulated: false,
  };
  for (const phase of ["preview", "up"] as const) {
    log.onEvent({ kind: "phase", phase, stack: "staging" });
    for (let object = 0; object < 3; object += 1) {
      now += 5_000;
      log.onEvent({ kind: "done", step, seconds: 1 });
    }
    log.onEvent({ kind: "message", severity: "info", urn: undefined, text: "web waits" });
    log.onEvent({ kind: "message", severity: "warning", urn: undefined, text: "no luck" });
    log.onEvent(violation("advisory", "off-site-copy"));
  }
  log.onEvent({ kind: "failed", step, message: "no" });
  expect(lines).toBe(
    "  policy off-site-copy (advisory): db: expected a copy elsewhere, got none\n  warning: no luck\n  ! App a failed\n",
  );
  expect(statuses).toBe(
    "staging: preview …\nstaging: preview, 2 resources so far\nstaging: up, 1 of 3 resources\nstaging: up, 3 of 3 resources\n",
  );
});

test("a foreign message cannot move the cursor or color the following text", () => {
  let written = "";
  const log = new RunLog({ write: (text) => (written += text) });
  log.onEvent({ kind: "phase", phase: "up", stack: "staging" });
  log.onEvent({ kind: "message", severity: "warning", urn: undefined, text: "\u001b[2Jno\r\u001b[31m luck\nat all" });
  expect(written).toBe("  warning: no  luck\nat all\n");
});

const app: Step = {
  urn: "urn:pulumi:staging::estate::heroku:index/app:App::shop",
  type: "heroku:index/app:App",
  name: "shop",
  operation: "delete",
  changes: [],
  simulated: false,
};

test("what a destroy finds gone is not told as deleted", () => {
  let written = "";
  const log = new RunLog({ write: (text) => (written += text) });
  const other = { ...app, urn: `${app.urn}-2`, name: "shop-2" };
  log.onEvent({ kind: "phase", phase: "destroy", stack: "staging" });
  log.onEvent({ kind: "done", step: app, seconds: 0 });
  log.onEvent({ kind: "started", step: other });
  log.onEvent({ kind: "done", step: other, seconds: 1.23 });
  log.end();
  expect(written).toBe("  App shop was already gone\n  - App shop-2 1.2 s\n");
});

test("an up that follows another one of the same command says so", () => {
  let written = "";
  const sink = { isTTY: true, write: (text: string) => (written += text) };
  const log = new RunLog(sink, { progress: new Progress(sink), isQuiet: true, isAfterRelease: true });
  log.onEvent({ kind: "phase", phase: "up", stack: "staging" });
  log.onEvent({ kind: "done", step: app, seconds: 0 });
  expect(written).toContain("staging: up after the release …");
  expect(written).toContain("staging: up after the release, 1 resource so far");
});
