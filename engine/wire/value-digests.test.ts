import { expect, test } from "vitest";
import type { PropertyChange } from "../engine.ts";
import { type Properties, secret, unknown } from "./value.ts";
import { valueDigests } from "./value-digests.ts";

const changed = (path: string): PropertyChange => ({ path, kind: "update", replaces: false });
const created = (after: Properties) => valueDigests("create", [], { before: undefined, after });

test("an update has a digest of the value before and after for each changed path", () => {
  const of = (before: Properties, after: Properties) => valueDigests("update", [changed("vars.A")], { before, after });
  const first = of({ vars: { A: "1", B: "1" } }, { vars: { A: "2", B: "2" } });
  expect(Object.keys(first)).toEqual(["vars.A"]);
  expect(of({ vars: { A: "1", B: "9" } }, { vars: { A: "2" } })).toEqual(first);
  expect(of({ vars: { A: "3" } }, { vars: { A: "2" } })).not.toEqual(first);
  expect(of({ vars: { A: "1" } }, { vars: { A: "3" } })).not.toEqual(first);
  expect(of({ vars: {} }, { vars: { A: "2" } })).not.toEqual(of({ vars: { A: "" } }, { vars: { A: "2" } }));
});

test("other operations have a digest for each property, whatever the order of keys", () => {
  expect(created({ list: [{ a: 1, b: 2 }], region: "eu", __defaults: [] })).toEqual(
    created({ region: "eu", list: [{ b: 2, a: 1 }] }),
  );
  expect(created({ list: ["a", "b"] })).not.toEqual(created({ list: ["b", "a"] }));
  const gone = valueDigests("delete", [], { before: { plan: "a" }, after: undefined });
  expect(Object.keys(gone)).toEqual(["plan"]);
  expect(gone).not.toEqual(created({ plan: "a" }));
});

test("each changed path in a list has the digest of the whole list", () => {
  const of = (after: string[], ...paths: string[]) =>
    valueDigests("update", paths.map(changed), { before: { may: ["deploy", "operate"] }, after: { may: after } });
  const [one, other] = [of(["view"], "may[0]", "may[1]"), of(["deploy"], "may[1]")];
  expect(Object.keys(one)).toEqual(["may[0]", "may[1]"]);
  expect(other["may[1]"]).not.toBe(one["may[1]"]);
});

test("all secrets have the same digest, and unknown values that of null", () => {
  expect(created({ url: secret("marker-1"), deep: [secret(1)], id: unknown })).toEqual(
    created({ url: secret("marker-2"), deep: [secret(2)], id: null }),
  );
  expect(created({ url: secret("a") })).not.toEqual(created({ url: "a" }));
});
