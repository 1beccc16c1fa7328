import { expect, test } from "vitest";
import { unservedRoutes } from "../catalogue/unserved-routes.ts";
import { allRoutes } from "../routes.ts";
import { trial } from "./ask.ts";

const unserved = Object.values(unservedRoutes).flat();
/** With one name for every part that may be anything. */
const shape = (route: string) => route.replace(/\{\w+\}|\*|~/g, "x");

test("a route of Heroku's schema that is not served says that it is not emulated", async () => {
  const { ask } = trial();
  expect(unserved.length).toBeGreaterThan(140);
  for (const route of unserved) {
    const { status, body } = await ask(shape(route), route.startsWith("GET") ? undefined : {});
    expect([status, body.message], route).toEqual([404, expect.stringContaining("The local Heroku does not emulate ")]);
  }
});

test("no route is both served and not emulated", () => {
  const served = new Set(allRoutes.map(({ method, path }) => shape(`${method} ${path}`)));
  expect(unserved.filter((route) => served.has(shape(route)))).toEqual([]);
});

test("a path that Heroku has not is not found", async () => {
  const { ask } = trial();
  const { body } = await ask("GET /no/such/path");
  expect(body.message).toContain("The requested API endpoint was not found.");
});
