import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Node = { readonly [key: string]: Json };

interface Link {
  readonly method: string;
  readonly pattern: RegExp;
  readonly target: Json;
}

/** Checks responses against Heroku's published schema. */
export class HerokuSchema {
  readonly #ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  readonly #links: readonly Link[];
  readonly #routes: string[];
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(text: string) {
    const root = object(JSON.parse(text));
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(object(tightened(root)), "heroku");
    const definitions = Object.values(object(root.definitions)).map(object);
    this.#links = definitions.flatMap(linksOf);
    this.#routes = definitions.flatMap(routesOf);
  }

  /** What is wrong with an answer; undefined when the schema does not know the path. */
  judge(method: string, path: string, body: unknown): string[] | undefined {
    const link = this.#links.find((known) => known.method === method && known.pattern.test(path));
    if (!link) return undefined;
    const validate = this.#validator(link.target);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      return `${method} ${path}: ${instancePath} ${message} ${JSON.stringify(params)}`;
    });
  }

  /** Every route, as `GET /apps/x`. */
  routes(): string[] {
    return this.#routes;
  }

  #validator(target: Json): ValidateFunction {
    const key = JSON.stringify(target);
    const known = this.#compiled.get(key);
    if (known) return known;
    const made = this.#ajv.compile(object(tightened(rooted(target))));
    this.#compiled.set(key, made);
    return made;
  }
}

function linksOf(definition: Node): Link[] {
  const links = Array.isArray(definition.links) ? definition.links.map(object) : [];
  return links.flatMap(({ method, href, targetSchema }) => {
    if (targetSchema === undefined) return [];
    const pattern = String(href).replace(/\{[^}]*\}/g, "[^/]+");
    return [{ method: String(method), pattern: new RegExp(`^${pattern}$`), target: targetSchema }];
  });
}

function routesOf(definition: Node): string[] {
  const links = Array.isArray(definition.links) ? definition.links.map(object) : [];
  return links.map(({ method, href }) => `${method} ${String(href).replace(/\{[^}]*\}|~/g, "x")}`);
}

/** References of a link's target point into the whole schema. */
function rooted(node: Json): Json {
  return JSON.parse(JSON.stringify(node).replaceAll('"#/definitions/', '"heroku#/definitions/'));
}

/**
 * The schema with what it means and JSON Schema does not say: `strictProperties` asks for every property and no other;
 * beside a reference nothing counts. A definition that lists its properties is taken to give all of them, but where it
 * names some as required.
 */
function tightened(node: Json): Json {
  if (Array.isArray(node)) return node.map(tightened);
  if (node === null || typeof node !== "object") return node;
  const fields = object(node);
  if (typeof fields.$ref === "string") return { $ref: fields.$ref };
  const kept = Object.entries(fields).filter(([key]) => maps.has(key) || !ignored.has(key));
  const inner = kept.map(([key, value]) => [key, maps.has(key) ? tightenedMap(object(value)) : tightened(value)]);
  return { ...Object.fromEntries(inner.filter(([key]) => key !== "format" || isUsable(fields))), ...demands(fields) };
}

/** The schema gives host names the format of a URI. */
function isUsable({ format, example }: Node): boolean {
  return format !== "uri" || String(example).includes("://");
}

function demands({ properties, strictProperties, title, required }: Node): Node {
  if (properties === undefined) return {};
  const names = Object.keys(object(properties));
  if (strictProperties === true) return { required: names, additionalProperties: false };
  return title !== undefined && required === undefined ? { required: names } : {};
}

/** Keywords under which names stand that the schema's author chose. */
const maps = new Set(["definitions", "properties", "patternProperties"]);
const ignored = new Set(["links", "$schema", "id", "example", "stability", "default"]);

function tightenedMap(map: Node): Node {
  return Object.fromEntries(Object.entries(map).map(([name, node]) => [name, tightened(node)]));
}

function object(value: Json | undefined): Node {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new TypeError("the schema has an unexpected shape");
  return value as Node;
}
