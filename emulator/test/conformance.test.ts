import { beforeAll, describe, expect, test } from "vitest";
import { allRoutes } from "../routes.ts";
import { type Answer, trial } from "./ask.ts";
import { HerokuSchema, hasSchema } from "./heroku-schema.ts";
import { type Asked, tour } from "./tour.ts";

test("the tour visits every route, and none of its requests fails", async () => {
  const answers = await tour();
  const failed = answers.filter(({ answer }) => answer.status >= 400).map(describeAnswer);
  expect(failed).toEqual([]);
  const { counts, unmatched } = answers.at(-1)?.answer.body ?? {};
  expect(unmatched).toEqual({});
  const missed = allRoutes.map(({ method, path }) => `${method} ${path}`).filter((route) => !(route in counts));
  expect(missed).toEqual([]);
});

const reason = hasSchema
  ? ""
  : " (skipped: it is absent; set TANDEM_HEROKU_SCHEMA to the path of Heroku's schema.json)";

describe.skipIf(!hasSchema)(`against Heroku's published schema${reason}`, () => {
  let schema: HerokuSchema;

  beforeAll(() => {
    schema = new HerokuSchema();
  });

  test("every answer of the Platform API is as the schema says", async () => {
    const wrong = (await tour()).filter(isPlatform).flatMap(({ spec, answer }) => {
      const [method = "", path = ""] = spec.split(" ");
      return schema.judge(method, path.replace(/\?.*$/, ""), answer.body) ?? [];
    });
    expect(wrong).toEqual([]);
  });

  test("the schema knows every route of the Platform API", () => {
    const unknown = allRoutes
      .filter(({ api }) => api === "platform")
      .filter(({ method, path }) => schema.judge(method, path.replace(/\{\w+\}/g, "x"), null) === undefined)
      .map(({ method, path }) => `${method} ${path}`);
    expect(unknown).toEqual([]);
  });

  test("an answer that lacks something, or says too much, is told", async () => {
    const { ask } = trial();
    await ask("POST /apps", { name: "catalog" });
    const answer = await ask("GET /apps/catalog");
    const { web_url, ...lacking } = answer.body;
    expect(schema.judge("GET", "/apps/catalog", { ...lacking, web_url })).toEqual([]);
    expect(schema.judge("GET", "/apps/catalog", lacking)).toEqual([expect.stringContaining("web_url")]);
    expect(schema.judge("GET", "/apps/catalog", { ...answer.body, surplus: 1 })).toEqual([
      expect.stringContaining("surplus"),
    ]);
    expect(schema.judge("GET", "/apps/catalog", { ...answer.body, stack: { id: 7, name: "x" } })).toEqual([
      expect.stringContaining("/stack/id"),
    ]);
  });
});

function isPlatform({ spec }: Asked): boolean {
  return !spec.includes(" /client/") && !spec.includes(" /_local/");
}

function describeAnswer({ spec, answer }: { spec: string; answer: Answer }): string {
  return `${spec}: ${answer.status} ${JSON.stringify(answer.body)}`;
}
