import { expect, test } from "vitest";
import { attachmentWanted, varsSetBy } from "./attachment.ts";
import { daily } from "./declare.ts";
import { grapheneDb, papertrail, postgres, redis } from "./vendors.ts";

const backup = daily("02:00", "UTC");

test("the only add-on of a vendor leaves its attachment name to Heroku, unless it has one", () => {
  const [database, cache] = [postgres({ backup }), redis({ as: "CACHE" })];
  expect(attachmentWanted(database, [database, cache])).toBeUndefined();
  expect(attachmentWanted(cache, [database, cache])).toBe("CACHE");
});

test("of two databases, the one without a name asks for DATABASE, so that a slow request decides nothing", () => {
  const [main, analytics] = [postgres({ backup }), postgres({ backup, as: "ANALYTICS" })];
  expect([main, analytics].map((each) => attachmentWanted(each, [main, analytics]))).toEqual(["DATABASE", "ANALYTICS"]);
});

test.each([
  [postgres({ backup }), ["DATABASE_URL"]],
  [postgres({ backup, as: "ANALYTICS" }), ["ANALYTICS_URL"]],
  [papertrail({ as: "LOGS" }), ["LOGS_API_TOKEN"]],
  [grapheneDb({ as: "GRAPH" }), ["GRAPH_URL", "GRAPH_BOLT_URL", "GRAPH_BOLT_USER", "GRAPH_BOLT_PASSWORD"]],
])("an attachment name begins the config vars that the add-on sets", (addon, vars) => {
  expect(varsSetBy(addon)).toEqual(vars);
});
