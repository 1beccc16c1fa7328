const text = { type: "string" };
const address = { type: "string", format: "uri" };
const sizes =
  "free eco hobby basic standard-1x standard-2x performance-m performance-l private-s private-m private-l shield-s shield-m shield-l";
const overridden = {
  type: "object",
  properties: {
    env: { type: "object" },
    formation: { type: "object" },
    addons: { type: "array" },
    buildpacks: { type: "array" },
  },
};

/**
 * What Heroku publishes of `app.json`, read a second time and as JSON Schema: the facts of heroku/heroku-mcp-server,
 * src/utils/app-json.schema.json of 2026-08-11, with the stack `container` beside those it lists.
 */
export const publishedSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  additionalProperties: false,
  properties: {
    name: { type: "string", pattern: "^[a-zA-Z-_\\.]+", maxLength: 300 },
    description: text,
    keywords: { type: "array", items: text },
    website: address,
    repository: address,
    logo: address,
    success_url: text,
    image: text,
    stack: { enum: ["heroku-18", "heroku-20", "heroku-22", "heroku-24", "container"] },
    scripts: {
      type: "object",
      additionalProperties: false,
      properties: { postdeploy: text, "pr-predestroy": text },
    },
    env: {
      type: "object",
      patternProperties: {
        "^[A-Z][A-Z0-9_]*$": {
          type: "object",
          additionalProperties: false,
          properties: { description: text, value: text, required: { type: "boolean" }, generator: { const: "secret" } },
        },
      },
    },
    formation: {
      type: "object",
      patternProperties: {
        "^[a-zA-Z0-9_-]+$": {
          type: "object",
          additionalProperties: false,
          required: ["quantity"],
          properties: {
            quantity: { type: "integer", minimum: 0 },
            size: { enum: sizes.split(" ") },
          },
        },
      },
    },
    addons: {
      type: "array",
      items: {
        oneOf: [
          text,
          {
            type: "object",
            additionalProperties: false,
            required: ["plan"],
            properties: { plan: text, as: text, options: { type: "object" } },
          },
        ],
      },
    },
    buildpacks: {
      type: "array",
      items: { type: "object", additionalProperties: false, required: ["url"], properties: { url: text } },
    },
    environments: {
      type: "object",
      additionalProperties: false,
      properties: {
        test: {
          allOf: [
            overridden,
            { properties: { scripts: { type: "object", additionalProperties: false, properties: { test: text } } } },
          ],
        },
        review: overridden,
        production: overridden,
      },
    },
  },
};
