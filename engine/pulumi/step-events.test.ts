import type { EngineEvent as PulumiEvent } from "@pulumi/pulumi/automation/index.js";
import { expect, test } from "vitest";
import type { EngineEvent } from "../engine.ts";
import { StepEvents } from "./step-events.ts";

const sealed = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" };

/** An event as the CLI sends it, of which the types know only a part. */
function event(parts: Record<string, unknown>): PulumiEvent {
  return { sequence: 0, timestamp: 0, ...parts } as PulumiEvent;
}

const stack = (op: string, before: unknown, after: unknown) => ({
  op,
  urn: "urn:pulumi:dev::estate::pulumi:pulumi:Stack::estate-dev",
  type: "pulumi:pulumi:Stack",
  old: before && { outputs: before },
  new: after && { outputs: after },
});

test("takes the stack's outputs before and after from the stack's step, without secrets", () => {
  const events = new StepEvents(undefined);
  const before = { cost: { total: 3 }, key: sealed };
  events.onEvent(event({ resourcePreEvent: { metadata: stack("same", before, {}) } }));
  const after = { cost: { total: 4 }, deep: [sealed], later: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
  events.onEvent(event({ resOutputsEvent: { metadata: stack("same", before, after) } }));
  expect(events.result(1, "succeeded", true)).toMatchObject({
    outputs: { cost: { total: 4 }, deep: ["[secret]"], later: "[unknown]" },
    previousOutputs: { cost: { total: 3 }, key: "[secret]" },
  });
  expect(events.result(1, "failed", true)).toMatchObject({ outputs: {}, previousOutputs: { cost: { total: 3 } } });
});

test("drops debug messages, which quote secrets", () => {
  const printed: EngineEvent[] = [];
  const events = new StepEvents((one) => printed.push(one));
  const line = (severity: string) =>
    event({ diagnosticEvent: { severity, message: `${severity} MARKER`, color: "never" } });
  for (const severity of ["debug", "info", "info#err"]) events.onEvent(line(severity));
  expect(printed).toMatchObject([{ text: "info MARKER" }, { text: "info#err MARKER" }]);
});

test("removes the user information of URLs from messages, errors and shown values", () => {
  const printed: EngineEvent[] = [];
  const events = new StepEvents((one) => printed.push(one));
  const message = "could not reach https://u:MARKER@proxy.test/x";
  events.onEvent(event({ diagnosticEvent: { severity: "error", message } }));
  const urn = "urn:pulumi:dev::estate::heroku:index/drain:Drain::one";
  const metadata = {
    op: "update",
    type: "heroku:index/drain:Drain",
    urn,
    detailedDiff: { url: { diffKind: "update" } },
  };
  const inputs = { old: { inputs: { url: "https://u:MARKER@a.test" } }, new: { inputs: { url: "https://b.test" } } };
  events.onEvent(event({ resourcePreEvent: { metadata: { ...metadata, ...inputs } } }));
  const result = events.result(1, "failed", true);
  expect(JSON.stringify([printed, result])).not.toContain("MARKER");
  expect(result).toMatchObject({
    errors: ["could not reach https://[secret]@proxy.test/x"],
    steps: [{ changes: [{}] }],
  });
});

test("marks the resources of simulated packages", () => {
  const events = new StepEvents(undefined, { simulated: ["aws"] });
  for (const type of ["aws:route53/record:Record", "pulumi:providers:aws", "heroku:index/app:App"]) {
    const metadata = { op: "create", type, urn: `urn:pulumi:dev::estate::${type}::one` };
    events.onEvent(event({ resourcePreEvent: { metadata } }));
  }
  expect(events.result(1, "succeeded", true).steps.map(({ simulated }) => simulated)).toEqual([true, true, false]);
});

test.each([
  ["the new object comes first", ["create-replacement", "replace", "delete-replaced"]],
  ["the old object goes first", ["delete-replaced", "replace", "create-replacement"]],
])("emits one step for a replacement where %s", (_, ops) => {
  const printed: EngineEvent[] = [];
  const events = new StepEvents((one) => printed.push(one));
  for (const op of ops) {
    const type = "heroku:index/drain:Drain";
    const metadata = { op, type, urn: `urn:pulumi:dev::estate::${type}::one` };
    events.onEvent(event({ resourcePreEvent: { metadata } }));
    events.onEvent(event({ resOutputsEvent: { metadata } }));
  }
  expect(printed.map(({ kind }) => kind)).toEqual(["started", "done"]);
});

test("reports that the run failed only without another error", () => {
  const errors = (...messages: string[]) => {
    const events = new StepEvents(undefined);
    for (const message of messages) events.onEvent(event({ diagnosticEvent: { severity: "error", message } }));
    return events.result(1, "failed", true).errors;
  };
  expect(errors("no such team", "preview failed")).toEqual(["no such team"]);
  expect(errors("update failed")).toEqual(["update failed"]);
});

test("inputs that are still to be set are no drift, and a changed secret is drift without values", () => {
  const metadata = (inputs: unknown, found: unknown, paths: string[]) => ({
    op: "update",
    urn: "urn:pulumi:dev::estate::heroku:index/formation:Formation::one",
    type: "heroku:index/formation:Formation",
    old: { inputs },
    new: { inputs: found },
    detailedDiff: Object.fromEntries(paths.map((path) => [path, { diffKind: "update" }])),
  });
  const found = (...parts: Parameters<typeof metadata>) => {
    const events = new StepEvents(undefined, { looks: true });
    events.onEvent(event({ resOutputsEvent: { metadata: metadata(...parts) } }));
    return events.result(1, "succeeded", false).steps.map(({ operation, changes }) => ({ operation, changes }));
  };
  expect(found({ size: "Basic" }, { size: "Basic" }, ["size"])).toEqual([{ operation: "same", changes: [] }]);
  expect(found({ keys: sealed }, { keys: sealed }, ["keys.A"])).toEqual([
    { operation: "update", changes: [{ path: "keys.A", kind: "update", replaces: false }] },
  ]);
});

test("a read object has the errors of its last update, without the user information of URLs", () => {
  const events = new StepEvents(undefined, { looks: true });
  const type = "heroku:index/drain:Drain";
  const old = { inputs: { size: 2 }, initErrors: ["422: no, https://u:MARKER@a.test"] };
  const metadata = {
    op: "refresh",
    type,
    urn: `urn:pulumi:dev::estate::${type}::one`,
    old,
    new: { inputs: { size: 1 } },
  };
  const changed = { ...metadata, op: "update", detailedDiff: { size: { diffKind: "update" } } };
  events.onEvent(event({ resOutputsEvent: { metadata: changed } }));
  expect(events.result(1, "succeeded", false).steps).toMatchObject([
    { failures: ["422: no, https://[secret]@a.test"] },
  ]);
});

test("a read object that is not applied yet is marked as waiting", () => {
  const events = new StepEvents(undefined, { refreshes: true });
  const type = "heroku:index/formation:Formation";
  for (const [name, waiting] of [
    ["waits", true],
    ["runs", false],
  ] as const) {
    const state = { inputs: { quantity: 1 }, outputs: { quantity: 1, waiting } };
    const metadata = { op: "refresh", type, urn: `urn:pulumi:dev::estate::${type}::${name}`, old: state, new: state };
    events.onEvent(event({ resOutputsEvent: { metadata } }));
  }
  const { refreshed } = events.result(1, "succeeded", false);
  expect(refreshed?.steps.map(({ name, waits }) => [name, waits])).toEqual([
    ["waits", true],
    ["runs", undefined],
  ]);
});
