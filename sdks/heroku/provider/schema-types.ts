import type { z } from "zod";

type Json = z.core.JSONSchema.BaseSchema;

/** A type in a Pulumi package schema. */
export interface TypeSpec {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: TypeSpec;
  readonly additionalProperties?: TypeSpec;
}

/** A named type: a map with known members, or a choice of texts. */
export interface NamedSpec {
  readonly type: string;
  readonly description?: string;
  readonly properties?: Record<string, TypeSpec & { description?: string }>;
  readonly required?: readonly string[];
  readonly enum?: readonly { readonly value: unknown }[];
}

/** Turns JSON Schema into Pulumi's types, giving a name to each that Pulumi cannot write in place. */
export class SchemaTypes {
  readonly specs: Record<string, NamedSpec> = {};

  /** The type of `json`; `name` is used should it need one. */
  of(json: Json, name: string): TypeSpec {
    const present = json.anyOf?.find((option) => typeof option === "object" && option.type !== "null");
    if (typeof present === "object") return this.of(present, name);
    if (json.enum !== undefined)
      return this.#named(name, { type: "string", enum: json.enum.map((value) => ({ value })) });
    if (json.properties !== undefined) return this.#named(name, this.#map(json, json.properties, name));
    const [type] = [json.type].flat().filter((each) => each !== "null");
    if (type === "array") return { type, items: this.of(jsonOf(json.items), name) };
    if (type === "object") return { type, additionalProperties: this.of(jsonOf(json.additionalProperties), name) };
    return type === undefined ? { $ref: "pulumi.json#/Any" } : { type };
  }

  #map(json: Json, members: Record<string, Json | boolean>, name: string): NamedSpec {
    const properties = Object.entries(members).map(([key, member]) => {
      const described = jsonOf(member);
      const { description } = described;
      const spec = this.of(described, typeName(name, key));
      return [key, { ...spec, ...(description === undefined ? {} : { description }) }] as const;
    });
    const required = (json.required ?? []).filter((key) => !isNullable(jsonOf(members[key])));
    return { type: "object", properties: Object.fromEntries(properties), required };
  }

  #named(name: string, spec: NamedSpec): TypeSpec {
    const token = `heroku:index/${name[0]?.toLowerCase()}${name.slice(1)}:${name}`;
    this.specs[token] = spec;
    return { $ref: `#/types/${token}` };
  }
}

/** The name of the type that a property needs: `AppOrganization` for `organization` of `App`. */
export function typeName(owner: string, key: string): string {
  return [owner, key].map((part) => `${part[0]?.toUpperCase()}${part.slice(1)}`).join("");
}

/** Whether JSON Schema allows null: Pulumi then calls the property optional. */
export function isNullable({ type, anyOf }: Json): boolean {
  return (
    [type].flat().includes("null") || (anyOf ?? []).some((option) => typeof option === "object" && isNullable(option))
  );
}

/** A schema that is written as one; `true`, `false` and tuples say nothing that Pulumi could. */
export function jsonOf(json: Json | boolean | (Json | boolean)[] | undefined): Json {
  return typeof json === "object" && !Array.isArray(json) ? json : {};
}
