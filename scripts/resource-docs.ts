// Writes docs/resources from the definitions: `node scripts/resource-docs.ts`. A test says when the pages are out of date.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { functions } from "../sdks/heroku/functions/all.ts";
import { type PropertySpec, packageSchema } from "../sdks/heroku/provider/package-schema.ts";
import type { NamedSpec, TypeSpec } from "../sdks/heroku/provider/schema-types.ts";
import { definitions } from "../sdks/heroku/resources/all.ts";

const folder = new URL("../docs/resources/", import.meta.url);
const schema = packageSchema({ version: "", definitions, functions });

/** Every page, by file name. */
export function resourceDocs(): ReadonlyMap<string, string> {
  const resources = definitions.map(({ token, importId }) => [nameOf(token), resourcePage(token, importId)] as const);
  const lookups = functions.map(({ token }) => [nameOf(token), functionPage(token)] as const);
  const pages = [...resources, ...lookups].map(([name, text]) => [fileOf(name), text] as const);
  return new Map([["index.md", indexPage()], ...pages]);
}

function resourcePage(token: string, importId: string | undefined): string {
  const { description, inputProperties, requiredInputs, properties } = known(schema.resources[token]);
  const name = nameOf(token);
  const outputs = definitions.find((each) => each.token === token)?.outputs.shape ?? {};
  const entries = Object.entries(properties);
  const made = entries.filter(([key]) => !(key in inputProperties));
  // Heroku chooses the value of an input that is also an output, where the input is absent.
  const chosen = entries.filter(([key]) => key in inputProperties && key in outputs);
  return page(name, [
    description,
    code(`import { ${name} } from "@pulumi/heroku";`),
    "## Inputs",
    propertyTable(schema.types, inputProperties, requiredInputs),
    "## Outputs",
    "Besides its inputs and `id`:",
    propertyTable(schema.types, Object.fromEntries([...made, ...chosen])),
    "## Import",
    importId === undefined
      ? "Cannot be imported: it exists in the state only."
      : `\`pulumi import ${token} <name> '${importId}'\``,
    "## How far it is proven",
    ...proof(name),
  ]);
}

function functionPage(token: string): string {
  const { description, inputs, outputs } = known(schema.functions[token]);
  const name = nameOf(token);
  return page(name, [
    description,
    code(`import { ${name}, ${name}Output } from "@pulumi/heroku";`),
    `\`await ${name}({ … })\` before the first resource is registered, so that nothing is made when there is nothing to find; \`${name}Output\` takes outputs.`,
    "## Arguments",
    propertyTable(schema.types, inputs.properties, inputs.required),
    "## Result",
    propertyTable(schema.types, outputs.properties),
    "## How far it is proven",
    ...proof(name),
  ]);
}

const local = "**Local Heroku:** yes, over gRPC and HTTP, in this repository's tests.";
const live = "**Live Heroku:** not yet tested there.";
const published =
  "**Heroku's published schema:** yes, by way of the local Heroku, whose answers the tests check against it.";

/** Where a page's proof differs from the others'. */
const proofs: Record<string, readonly string[]> = {
  GeneratedSecret: ["It sends no request, so there is nothing of Heroku to prove."],
  ReviewAppConfig: [
    "**Heroku's published schema:** yes, but for the pipeline's id, which Heroku's answers are reported to have in another place.",
    local,
    "**Live Heroku:** not yet tested there; that a pipeline without GitHub is answered with 404 is a report, and that a connected one returns its repository follows from the Heroku CLI.",
  ],
  PostgresBackupSchedule: [
    "**Heroku's published schema:** none exists for the Data API; requests are those that the Heroku CLI sends.",
    local,
    live,
  ],
};

function proof(name: string): string[] {
  return [(proofs[name] ?? [published, local, live]).map((line) => `- ${line}`).join("\n")];
}

function indexPage(): string {
  const row = ([token, { description }]: [string, { description: string }]) =>
    `| [${nameOf(token)}](${fileOf(nameOf(token))}) | ${description} |`;
  return page("Resources and functions", [
    "Made from the definitions in `sdks/heroku` by `node scripts/resource-docs.ts`: edit those, not these pages.",
    table("| resource | |", Object.entries(schema.resources).map(row)),
    table("| function | |", Object.entries(schema.functions).map(row)),
    "## Configuration of the provider",
    "From the stack's config as `heroku:<key>`, or as arguments of a `Provider`.",
    propertyTable(schema.types, schema.provider.inputProperties),
  ]);
}

const table = (head: string, rows: readonly string[]): string =>
  [head, head.replaceAll(/[^|]+/g, "---"), ...rows].join("\n");

const page = (title: string, parts: readonly string[]): string => `${[`# ${title}`, ...parts].join("\n\n")}\n`;
const code = (line: string): string => `\`\`\`ts\n${line}\n\`\`\``;
const nameOf = (token: string): string => token.split(":").at(-1) ?? token;
const fileOf = (name: string): string => `${name.replace(/(?<!^)[A-Z]/g, "-$&").toLowerCase()}.md`;

function known<T>(entry: T | undefined): T {
  if (entry === undefined) throw new Error("expected every definition in the package schema");
  return entry;
}

if (import.meta.main) {
  const pages = resourceDocs();
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder).filter((each) => !pages.has(each))) rmSync(new URL(file, folder));
  for (const [file, text] of pages) writeFileSync(new URL(file, folder), text);
}

type Types = Readonly<Record<string, NamedSpec>>;
type Properties = Readonly<Record<string, PropertySpec>>;

/** A Markdown table of properties; members of a map, or of each map in a list, get rows of their own. `required` is left out where nothing is optional. */
function propertyTable(types: Types, properties: Properties, required?: readonly string[]): string {
  const rows = Object.entries(properties).flatMap(([key, property]) =>
    rowsOf(types, key, property, required?.includes(key)),
  );
  return rows.length === 0 ? "None." : table("| property | type | | description |", rows);
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
