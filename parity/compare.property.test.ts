import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import type { Manifest, ServiceManifest } from "./manifest.ts";
import { isTooEqual } from "./reason.ts";
import type { ValueKnowledge } from "./value-differences.ts";

const key = fc.constantFrom("MODE", "SECRET_KEY_BASE", "API_PASSWORD", "LOG_LEVEL", "THEIRS");
const service = fc.constantFrom("papertrail", "heroku-postgresql", "redis");
/** Facts that nothing allows to differ. */
const strictPath = fc.oneof(
  fc.constantFrom("stack", "region", "buildpacks", "domains.custom", "certificates.kind", "backups.schedule"),
  fc.constantFrom("processes.web", "processes.worker", "features.preboot", "access.ana@example.org"),
  key.map((name) => `config.${name}`),
  service.map((name) => `addons.${name}`),
);
const freePath = fc.oneof(
  fc.constantFrom("processes.web.size", "domains.hostnames", "release.commit", "backups.newest.taken"),
  service.map((name) => `addons.${name}.plan`),
);
const text = fc.constantFrom("1", "2", "set", "yes");
const origin = fc.constantFrom(
  { kind: "fixed" as const },
  { kind: "secret" as const },
  { kind: "secret" as const, shared: "one account" },
  { kind: "generated" as const },
  { kind: "perEnvironment" as const },
);
const anyService: fc.Arbitrary<ServiceManifest> = fc.record({
  app: fc.constant("shop"),
  facts: fc.dictionary(fc.oneof(strictPath, freePath), text).map((facts) => ({ ...facts, app: "yes" })),
  unchecked: fc.dictionary(fc.constantFrom("drains", "webhooks", "addons.redis", "config"), fc.constant("no answer")),
  config: fc.dictionary(key, origin),
  differences: fc.constant([]),
});
const manifest = (environment: string): fc.Arbitrary<Manifest> =>
  fc
    .dictionary(fc.constantFrom("shop", "page"), anyService)
    .map((services) => ({ version: 1, environment, services }) as const);

/** Pretends that a value is the same where its key has an even length. */
const values: ValueKnowledge = { compare: (_, name) => (name.length % 2 === 0 ? "same" : "different") };

test("an environment differs from itself only in what must differ, and in what could not be read", () => {
  fc.assert(
    fc.property(manifest("staging"), (one) => {
      const found = compare(one, one, { values: { compare: () => "same" } });
      const others = found.filter(({ verdict, reason }) => verdict !== "not checked" && !isTooEqual(reason));
      expect(others.filter(({ verdict }) => verdict !== "declared")).toEqual([]);
      expect(compare(one, one).filter(({ verdict }) => verdict !== "not checked")).toEqual([]);
    }),
  );
});

test("the order of the environments does not matter", () => {
  fc.assert(
    fc.property(manifest("staging"), manifest("production"), (one, other) => {
      const lines = (found: object[]) => found.map((each) => JSON.stringify(each, inOrder)).sort();
      expect(lines(compare(one, other, { values }))).toEqual(lines(compare(other, one, { values })));
    }),
  );
});

test("every change of one environment is found, and nothing else", () => {
  fc.assert(
    fc.property(anyService, strictPath, fc.option(text), (shop, path, changed) => {
      const before = { ...shop, unchecked: {} };
      const facts = Object.entries(before.facts).filter(([each]) => each !== path);
      const after = {
        ...before,
        facts: Object.fromEntries([...facts, ...(changed === null ? [] : [[path, changed]])]),
      };
      const of = (environment: string, service: ServiceManifest): Manifest => ({
        version: 1,
        environment,
        services: { shop: service },
      });
      const found = compare(of("staging", before), of("production", after));
      const differs = before.facts[path] !== (changed ?? undefined);
      expect(found.filter(({ verdict }) => verdict === "unexplained").map((each) => each.path)).toEqual(
        differs ? [path] : [],
      );
    }),
  );
});

test("what could not be read on either side is reported, and never as a difference or as equal", () => {
  fc.assert(
    fc.property(
      anyService,
      anyService,
      fc.constantFrom("config", "addons", "access", "stack"),
      (one, other, unread) => {
        const of = (environment: string, shop: ServiceManifest): Manifest => ({
          version: 1,
          environment,
          services: { shop },
        });
        const blind = { ...one, unchecked: { ...one.unchecked, [unread]: "no answer" } };
        const found = compare(of("staging", blind), of("production", other), { values });
        expect(found.filter(({ aspect }) => aspect === unread).map(({ verdict }) => verdict)).toContain("not checked");
        expect(found.filter(({ aspect, verdict }) => aspect === unread && verdict !== "not checked")).toEqual([]);
      },
    ),
  );
});

const inOrder = (_: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => JSON.stringify(each, inOrder)).sort();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
};
