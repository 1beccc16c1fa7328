import { expect, test } from "vitest";
import { allRoutes } from "../routes.ts";
import { stage } from "./access-stage.ts";

/** The lists for which Heroku's schema names the range properties. */
const published = ["GET /apps", "GET /teams/{team}/members", "GET /users/{user}/apps", "POST /filters/apps"];

test("a list takes a range of any property, but where Heroku's schema names the ones that do", async () => {
  const { trial, fill } = await stage();
  const strict: string[] = [];
  const lists = allRoutes.filter(({ ranges }) => ranges !== undefined);
  for (const { method, path } of lists) {
    const spec = `${method} ${path}`;
    const body = method === "POST" ? { in: { id: [fill("{app_id}")] } } : undefined;
    const { status } = await trial.ask(fill(spec), body, { Range: "domain ..; max=1" });
    if (status === 416) strict.push(spec);
    else expect([200, 206], spec).toContain(status);
  }
  expect(lists.length).toBeGreaterThan(30);
  expect(strict.sort()).toEqual(published);
});
