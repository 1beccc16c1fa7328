import type { PropertySpec } from "../sdks/heroku/provider/package-schema.ts";
import type { NamedSpec, TypeSpec } from "../sdks/heroku/provider/schema-types.ts";

type Types = Readonly<Record<string, NamedSpec>>;
type Properties = Readonly<Record<string, PropertySpec>>;

/** A Markdown table of properties; members of a map, or of each map in a list, get rows of their own. `required` is left out where nothing is optional. */
export function propertyTable(types: Types, properties: Properties, required?: readonly string[]): string {
  const rows = Object.entries(properties).flatMap(([key, property]) =>
    rowsOf(types, key, property, required?.includes(key)),
  );
  if (rows.length === 0) return "None.";
  return ["| property | type | | description |", "|---|---|---|---|", ...rows].join("\n");
}

function rowsOf(types: Types, path: string, property: PropertySpec, required: boolean | undefined): string[] {
  const marks = [
    ...(required === true ? ["required"] : []),
    ...(property.default === undefined ? [] : [`default \`${JSON.stringify(property.default)}\``]),
    ...(property.willReplaceOnChanges ? ["replaces"] : []),
    ...(property.secret ? ["secret"] : []),
  ];
  const named = namedType(types, property.items ?? property);
  const at = property.items === undefined ? path : `${path}[]`;
  const cells = [`\`${path}\``, typeText(types, property), marks.join(", "), property.description ?? ""];
  const own = `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const members = Object.entries(named?.properties ?? {}).flatMap(([key, member]) =>
    rowsOf(types, `${at}.${key}`, member, required === undefined ? undefined : named?.required?.includes(key)),
  );
  return [own, ...members];
}

function typeText(types: Types, spec: TypeSpec): string {
  const named = namedType(types, spec);
  if (named?.enum !== undefined) return named.enum.map(({ value }) => `\`${JSON.stringify(value)}\``).join(" or ");
  if (named !== undefined) return "map";
  if (spec.items !== undefined) return `list of ${typeText(types, spec.items)}`;
  if (spec.additionalProperties !== undefined) return `map to ${typeText(types, spec.additionalProperties)}`;
  return spec.type ?? "any";
}

function namedType(types: Types, { $ref }: TypeSpec): NamedSpec | undefined {
  return $ref === undefined ? undefined : types[$ref.replace("#/types/", "")];
}
