import { z } from "zod";
import type { Definition } from "../define/definition.ts";
import { traitsOf } from "../define/traits.ts";
import { configuration } from "./configuration.ts";
import type { Parts } from "./plugin.ts";
import { isNullable, jsonOf, SchemaTypes, type TypeSpec, typeName } from "./schema-types.ts";

/** A property in a Pulumi package schema. */
export interface PropertySpec extends TypeSpec {
  readonly description?: string;
  readonly default?: unknown;
  readonly secret?: true;
  readonly willReplaceOnChanges?: true;
}

/** The package's schema, as of `pulumi package get-schema`; SDKs are generated from it. */
export function packageSchema({
  version,
  definitions,
  functions,
}: Pick<Parts, "version" | "definitions" | "functions">) {
  const types = new SchemaTypes();
  const config = objectSpec(types, configuration, "input", "Provider");
  const resources = definitions.map((definition) => [definition.token, resourceSpec(types, definition)] as const);
  const lookups = functions.map(({ token, summary, inputs, outputs }) => {
    const name = nameOf(token);
    return [
      token,
      {
        description: summary,
        inputs: { type: "object", ...objectSpec(types, inputs, "input", `${name}Args`) },
        outputs: { type: "object", ...objectSpec(types, outputs, "output", `${name}Result`) },
      },
    ] as const;
  });
  return {
    name: "heroku",
    displayName: "Heroku",
    version,
    description: "A native Pulumi provider for Heroku.",
    keywords: ["pulumi", "heroku", "category/cloud", "kind/native"],
    license: "Apache-2.0",
    meta: { moduleFormat: "(.*)(?:/[^/]*)" },
    config: { variables: config.properties },
    provider: {
      description: "Where Heroku is, and the key to use there.",
      inputProperties: config.properties,
      properties: config.properties,
    },
    types: types.specs,
    resources: Object.fromEntries(resources),
    functions: Object.fromEntries(lookups),
  };
}

function resourceSpec(types: SchemaTypes, { token, summary, inputs, outputs }: Definition) {
  const name = nameOf(token);
  const taken = objectSpec(types, inputs, "input", name);
  const kept = objectSpec(types, inputs, "output", name);
  const made = objectSpec(types, outputs, "output", name);
  return {
    description: summary,
    inputProperties: taken.properties,
    requiredInputs: taken.required,
    properties: { ...kept.properties, ...made.properties },
    required: [...new Set([...kept.required, ...made.required])],
  };
}

function objectSpec(types: SchemaTypes, schema: z.ZodObject, io: "input" | "output", name: string) {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const specs = Object.entries(schema.shape).map(([key, property]) => {
    const described = jsonOf(properties[key]);
    const type = types.of(described, typeName(name, key));
    return [key, { ...type, ...describe(described, io), ...marks(property, io) }] as const;
  });
  const nullable = Object.keys(properties).filter((key) => isNullable(jsonOf(properties[key])));
  return { properties: Object.fromEntries(specs), required: required.filter((key) => !nullable.includes(key)) };
}

function describe(
  { description, default: fallback }: z.core.JSONSchema.BaseSchema,
  io: "input" | "output",
): PropertySpec {
  return {
    ...(description === undefined ? {} : { description }),
    // Pulumi supports only defaults of scalars; `Check` sets the others.
    ...(fallback === undefined || typeof fallback === "object" || io === "output" ? {} : { default: fallback }),
  };
}

function marks(property: z.core.$ZodType, io: "input" | "output"): PropertySpec {
  const { secret, replaces } = traitsOf(property);
  return {
    ...(secret ? { secret } : {}),
    ...(replaces && io === "input" ? { willReplaceOnChanges: replaces } : {}),
  };
}

const nameOf = (token: string): string => token.split(":").at(-1) ?? token;
