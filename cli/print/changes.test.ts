import { expect, test } from "vitest";
import type { PropertyChange, Step } from "../../engine/engine.ts";
import { changedProperties, driftLines } from "./changes.ts";

const stepOf = (operation: Step["operation"], ...changes: PropertyChange[]): Step => ({
  urn: "urn:pulumi:staging::demo::heroku:index/app:App::shop-app",
  type: "heroku:index/app:App",
  name: "shop-app",
  operation,
  changes,
  simulated: false,
});
const changed = (path: string, before?: string, after?: string): PropertyChange => ({
  path,
  kind: "update",
  replaces: false,
  ...(before !== undefined && { shown: { before, after } }),
});

test("drift is described as what happened, and a change as what will be done", () => {
  const deleted = stepOf("delete");
  const updated = stepOf("update", changed("maintenance", "false", "true"));
  expect(driftLines([deleted, updated])).toEqual([
    "  App shop-app was deleted on Heroku",
    "  App shop-app was changed on Heroku",
    "      maintenance: false → true",
  ]);
  expect(changedProperties([deleted])).toEqual(["  delete App shop-app"]);
});

test("a hidden value, and an id of Heroku's, are described as changed", () => {
  const ids = ["01234567-89ab-cdef-0123-456789abcdef", "11234567-89ab-cdef-0123-456789abcdef"] as const;
  const update = stepOf("update", changed("sensitiveVars.KEY"), changed("owner.id", ...ids));
  expect(changedProperties([update])).toEqual([
    "  update App shop-app",
    "      sensitiveVars.KEY: changed",
    "      owner.id: changed",
  ]);
});
