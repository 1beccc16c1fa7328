import { expect, test } from "vitest";
import { changeOf } from "../render/words/object.ts";
import { change, subject } from "../test/sample-objects.ts";
import { TakenOver } from "./taken-over.ts";

const redis = subject("staging", "catalog", "Addon", "catalog-redisCloud");
const what = "add-on rediscloud-flat-1 (rediscloud:30)";

function heard(text: string): TakenOver {
  const taken = new TakenOver();
  taken.hear({ kind: "message", severity: "warning", urn: redis.urn, text });
  return taken;
}

test("a create that takes over what is there is marked as that, with what it is", () => {
  const taken = heard(`exists already, and the up takes it over as it stands: ${what}\n`);
  const [marked] = taken.markIn([change(redis, "create")]);
  expect(marked).toMatchObject({ operation: "create", takesOver: what });
  const text = marked && changeOf(marked).map((each) => each.text);
  expect(text?.join("")).toBe(
    "take over catalog-redisCloud (Addon of catalog); taken over as it stands: add-on rediscloud-flat-1 (rediscloud:30)",
  );
  expect(taken.has(redis.urn)).toBe(true);
});

test("other creates, other changes and other warnings are no take-over", () => {
  const create = change(redis, "create");
  expect(heard("app catalog: this update renames it").markIn([create])).toEqual([create]);
  const taken = heard(`exists already, and the up takes it over as it stands: ${what}`);
  const others = [change(redis, "update"), change(subject("staging", "catalog", "Domain", "catalog-domain"), "create")];
  expect(taken.markIn(others)).toEqual(others);
});
