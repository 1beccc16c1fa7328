import { expect, test } from "vitest";
import type { Change, Drift } from "../report/report.ts";
import { withAlreadyWritten } from "./remediation.ts";

const subject = { urn: "urn:shop-app-config", type: "heroku:index/appConfigAssociation:AppConfigAssociation" };
const properties = [{ path: "vars.LOG_LEVEL", kind: "update", replaces: false }] as const;
const drifted = (more: Partial<Drift> = {}): Drift => ({
  ...subject,
  name: "shop-app-config",
  service: "shop",
  operation: "update",
  properties: [...properties],
  cause: { kind: "hand edit", details: [] },
  accept: [],
  revert: [],
  ...more,
});
const change = (path: string, operation: Change["operation"] = "update"): Change => ({
  ...subject,
  name: "shop-app-config",
  service: "shop",
  operation,
  properties: [{ path, kind: "update", replaces: false }],
  isDestructive: false,
  isSimulated: false,
});
const already = { unwritten: [{ code: "already written" }] };

test("drift that the up leaves as it was found asks for nothing, also where its value is not seen", () => {
  for (const changes of [[], [change("vars.OTHER")], [{ ...change("vars.LOG_LEVEL"), urn: "urn:another" }]]) {
    const [found] = withAlreadyWritten([drifted()], changes);
    expect(found).toMatchObject(already);
    expect(found).not.toHaveProperty("accept");
    expect(found).not.toHaveProperty("revert");
  }
});

test("drift that the up takes back, replaces, or leaves by a rule, and what is gone or has another cause keep their ways out", () => {
  const kept: [Drift, Change[]][] = [
    [drifted(), [change("vars.LOG_LEVEL")]],
    [drifted(), [change("appId", "replace")]],
    [drifted({ ignored: { reason: "a trial" } }), []],
    [drifted({ operation: "delete" }), []],
    [drifted({ cause: { kind: "plan renamed", details: [] } }), []],
  ];
  for (const [drift, changes] of kept) expect(withAlreadyWritten([drift], changes)).toEqual([drift]);
});
