import { beforeAll, describe, expect, test } from "vitest";
import { unservedRoutes } from "../catalogue/unserved-routes.ts";
import { allRoutes } from "../routes.ts";
import { trial } from "./ask.ts";
import { HerokuSchema } from "./heroku-schema.ts";
import { publishedSchema } from "./published-schema.ts";
import { type Asked, tour } from "./tour.ts";

describe("against Heroku's published schema", () => {
  let schema: HerokuSchema;

  beforeAll(async () => {
    schema = new HerokuSchema(await publishedSchema());
  });

  test("every answer of the Platform API is as the schema says", async () => {
    const wrong = (await tour()).filter(isPlatform).flatMap(({ spec, answer }) => {
      const [method = "", path = ""] = spec.split(" ");
      return schema.judge(method, path.replace(/\?.*$/, ""), answer.body) ?? [];
    });
    expect(wrong.filter((line) => !isNewer(line) && !isNested(line))).toEqual([]);
  });

  test("the schema knows every route of the Platform API", () => {
    const unknown = allRoutes
      .filter(({ api, path }) => api === "platform" && !unpublished.has(path))
      .filter(({ method, path }) => schema.judge(method, path.replace(/\{\w+\}/g, "x"), null) === undefined)
      .map(({ method, path }) => `${method} ${path}`);
    expect(unknown).toEqual([]);
  });

  test("every route of the schema is served, or known not to be", () => {
    const shape = (route: string) => route.replace(/\{\w+\}|\*|~/g, "x");
    const served = allRoutes.map(({ method, path }) => `${method} ${path}`);
    const known = new Set([...served, ...Object.values(unservedRoutes).flat()].map(shape));
    expect(schema.routes().filter((route) => !known.has(route))).toEqual([]);
  });

  test("a response with a missing or an unknown property is reported", async () => {
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
  return ![" /client/", " /postgres/", " /redis/", " /_local/"].some((other) => spec.includes(other));
}

/** Known from Heroku's command line only. */
const unpublished = new Set(["/pipelines/{pipeline}/repo", "/addons/{addon}/config/{namespace}"]);

/** Heroku's answers have the pipeline nested, where its schema says `pipeline_id` (heroku/terraform-provider-heroku#303). */
function isNested(line: string): boolean {
  return /^\w+ \/pipelines\/[\w-]+\/review-app-config\b/.test(line) && line.includes('"missingProperty":"pipeline_id"');
}

/** The schema that comes with the package is of November 2025; slugs have had `deleted_at` in it since 2026. */
function isNewer(line: string): boolean {
  return /^\w+ \/apps\/\w+\/slugs\b/.test(line) && line.includes('"additionalProperty":"deleted_at"');
}
