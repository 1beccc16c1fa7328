import { expect, test } from "vitest";
import { changeOf } from "../render/words/object.ts";
import { said } from "../test/said.ts";
import { change, drifted, shown, subject } from "../test/sample-objects.ts";
import { withRefusals, withTakenOver } from "./notices.ts";

const postgres = subject("staging", "catalog", "Addon", "catalog-postgres");
const plan = change(postgres, "update", [shown("plan", "a:b", "a:c")]);
const refusal = {
  code: "refused before",
  herokuMessage: "422: no\n  such change",
  urn: postgres.urn,
  line: "",
} as const;

test("a change that the last up could not do says so in Heroku's words", () => {
  const [marked = plan] = withRefusals([plan], [], [refusal]);
  expect(marked).toEqual({ ...plan, refused: "422: no such change" });
  expect(said(changeOf(marked))).toMatch(/plan a:b → a:c; the last up could not do this: 422: no such change$/);
});

test("refusals of other objects, and those that drift tells already, are not repeated", () => {
  const other = change(subject("staging", "catalog", "Domain", "catalog-domain"), "update");
  expect(withRefusals([other], [], [refusal])).toEqual([other]);
  const drift = drifted(postgres, [], { kind: "failed update", details: [] });
  expect(withRefusals([plan], [drift], [refusal])).toEqual([plan]);
});

const redis = subject("staging", "catalog", "Addon", "catalog-redisCloud");
const takesOver = { object: "add-on", name: "rediscloud-flat-1", plan: "rediscloud:30" } as const;
const found = { code: "takes over", ...takesOver, urn: redis.urn, line: "" } as const;

test("a create that takes over what is there is marked as that, with what it is", () => {
  const [marked = plan] = withTakenOver([change(redis, "create")], [found]);
  expect(marked).toMatchObject({ operation: "create", takesOver });
  expect(said(changeOf(marked))).toMatch(
    /^adopt catalog-redisCloud .*; adopted as it is: add-on rediscloud-flat-1 \(rediscloud:30\)$/,
  );
});

test("other creates and other changes take nothing over", () => {
  const others = [change(redis, "update"), change(subject("staging", "catalog", "Domain", "catalog-domain"), "create")];
  expect(withTakenOver(others, [found])).toEqual(others);
});
