import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aspects } from "../parity/manifest.ts";
import { keysWith } from "../sdks/heroku/define/traits.ts";
import { definitions } from "../sdks/heroku/resources/all.ts";
import { domain } from "./domain.ts";
import { kindOf, kinds, partOf, placeOf } from "./kinds.ts";
import { serviceIn } from "./naming.ts";

describe.each(definitions.map((definition) => [definition.token, definition] as const))("%s", (token, definition) => {
  const kind = kindOf({ type: token });
  const { inputs, outputs } = definition;

  test("has a kind that is called as nothing else is", () => {
    expect(kinds.filter(({ label }) => label === kind?.label)).toEqual([kind]);
  });

  test("shows only properties that it has, and no secret", () => {
    const secrets = [...keysWith(inputs.shape, "secret"), ...keysWith(outputs.shape, "secret")];
    expect(Object.keys({ ...inputs.shape, ...outputs.shape })).toEqual(
      expect.arrayContaining([...(kind?.shown ?? [])]),
    );
    expect(kind?.shown.filter((property) => secrets.includes(property))).toEqual([]);
  });

  test("goes with what its inputs name, and a part of an app says what parity compares of it", () => {
    const isOn = { app: "appId" in inputs.shape, pipeline: "pipelineId" in inputs.shape || "pipeline" in inputs.shape };
    const named = (["app", "pipeline"] as const).filter((each) => isOn[each]);
    expect([...(kind?.goesWith ?? [])].sort(), "`goesWith` of its kind").toEqual(named);
    if (isOn.app) expect(kind?.aspects, "`aspects` of its kind").not.toEqual([]);
  });

  test("has only such write-only properties as are secret inputs", () => {
    const secrets = keysWith(inputs.shape, "secret");
    expect(kind?.writeOnly?.filter((property) => !secrets.includes(property)) ?? []).toEqual([]);
  });
});

test("a kind shows some property, unless all of them are secrets, addresses that may have keys in them, or ids", () => {
  const silent = kinds.filter(({ shown }) => shown.length === 0).map(({ token }) => token.split(":").at(-1));
  const known = ["AppConfigAssociation", "Drain", "GeneratedSecret", "PipelineConfigVar", "PipelineGuard"];
  expect(silent.sort(), "`shown` of a kind names what is nobody's secret; if nothing is, add the kind here").toEqual(
    known,
  );
});

test("what parity compares comes with a change of some kind, but for releases of code", () => {
  const known = new Set(kinds.flatMap((kind) => kind.aspects));
  expect([...aspects].filter((aspect) => !known.has(aspect))).toEqual(["release"]);
  expect([...known].filter((aspect) => !aspects.some((each) => each === aspect))).toEqual([]);
});

test("a part is read back from the name that the program gives its object", () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  const named = kinds.filter(
    ({ naming, token }) => token !== domain.token && naming.of("shop", "x") !== naming.of("shop", "y"),
  );
  expect(named.length).toBeGreaterThan(5);
  fc.assert(
    fc.property(fc.constantFrom(...named), word, word, ({ token, naming }, service, part) => {
      const name = naming.of(service, part);
      expect(partOf({ type: token, name, service })).toBe(part);
      expect(serviceIn(name, [service, "other"])).toBe(service);
    }),
  );
  expect(
    ["domain", "apex"].map((part) =>
      domain.naming.partOf(domain.naming.of("s", part === "apex" ? "apex" : "domain").slice(2)),
    ),
  ).toEqual(["domain", "apex"]);
});

test("an object of one service is not another's whose name begins alike", () => {
  expect(serviceIn("shop-admin-app", ["shop", "shop-admin"])).toBe("shop-admin");
  expect(serviceIn("shopping-app", ["shop"])).toBeUndefined();
});

test.each([
  ["heroku:index/formation:Formation", "shop-app-web", "quantity", "processes.web.quantity"],
  ["heroku:index/appConfigAssociation:AppConfigAssociation", "shop-app-config", 'sensitiveVars["A.B"]', "config.A.B"],
  [
    "heroku:index/postgresBackupSchedule:PostgresBackupSchedule",
    "shop-postgres-backup",
    "hour",
    "backups.postgres.hour",
  ],
  ["heroku:index/domain:Domain", "shop-domain-apex", "hostname", "domain-apex.hostname"],
  ["heroku:index/pipelineCoupling:PipelineCoupling", "shop-pipeline-coupling", undefined, "pipeline"],
  ["heroku:index/appWebhook:AppWebhook", "shop-notice-a@example.org", undefined, "notices.a@example.org"],
  ["aws:route53/record:Record", "shop-domain-record", "ttl", "domain-record.ttl"],
])("%s %s stands at its place among the service's settings", (type, name, property, place) => {
  expect(placeOf({ type, name, service: "shop" }, property)).toBe(place);
});
