import { describe, expect, test } from "vitest";
import { functions } from "../functions/all.ts";
import { definitions } from "../resources/all.ts";
import { packageSchema } from "./package-schema.ts";

const schema = packageSchema({ version: "1.2.3", definitions, functions });
const app = schema.resources["heroku:index/app:App"];
const webhook = schema.resources["heroku:index/appWebhook:AppWebhook"];

describe("package schema", () => {
  test("has every resource and function", () => {
    expect(Object.keys(schema.resources)).toEqual(definitions.map(({ token }) => token));
    expect(Object.keys(schema.functions)).toEqual(functions.map(({ token }) => token));
  });

  test("tells what replaces, what is secret, what is the default and what must be given", () => {
    expect(app?.inputProperties.region).toEqual({
      type: "string",
      description: "Region, such as `us` or `eu`. Ignored in a Private Space: the app runs in the region of the space.",
      default: "us",
      willReplaceOnChanges: true,
    });
    expect(app?.requiredInputs).toEqual(["name", "organization"]);
    expect(app?.required).toEqual(expect.arrayContaining(["region", "acm", "gitUrl", "webUrl"]));
    expect([webhook?.inputProperties.secret?.secret, webhook?.properties.secret?.secret]).toEqual([true, true]);
    expect(webhook?.properties.appId).not.toHaveProperty("willReplaceOnChanges");
  });

  test("names nested maps and choices as types", () => {
    expect(app?.inputProperties.organization).toMatchObject({
      $ref: "#/types/heroku:index/appOrganization:AppOrganization",
    });
    expect(schema.types["heroku:index/appOrganization:AppOrganization"]).toEqual({
      type: "object",
      properties: { name: { type: "string", description: "Name of the team." } },
      required: ["name"],
    });
    expect(schema.types["heroku:index/appWebhookLevel:AppWebhookLevel"]?.enum).toEqual([
      { value: "notify" },
      { value: "sync" },
    ]);
  });

  test("what may be null is an optional property of its own type", () => {
    const { outputs } = schema.functions["heroku:index/getApp:getApp"] ?? {};
    expect(outputs?.properties.webUrl?.type).toBe("string");
    expect(outputs?.required).not.toContain("webUrl");
  });

  test("refers to no type that is missing, and requires no property that is missing", () => {
    const text = JSON.stringify(schema);
    const references = [...text.matchAll(/"#\/types\/([^"]+)"/g)].map(([, token]) => token ?? "");
    expect(references.length).toBeGreaterThan(0);
    expect(Object.keys(schema.types)).toEqual(expect.arrayContaining(references));
    expect(text).not.toContain("pulumi.json#/Any");
    for (const { properties, required, inputProperties, requiredInputs } of Object.values(schema.resources)) {
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(required));
      expect(Object.keys(inputProperties)).toEqual(expect.arrayContaining(requiredInputs));
    }
  });

  test("the provider takes its key as a secret", () => {
    expect(schema.provider.inputProperties.apiKey).toMatchObject({ type: "string", secret: true });
    expect(schema.config.variables).toHaveProperty("dataUrl");
  });
});
