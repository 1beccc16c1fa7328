/** A JSON value that knows on which line of its file it begins. */
export type JsonNode = JsonObject | JsonArray | JsonScalar;

type Kind<Name extends string, Content> = { readonly kind: Name; readonly line: number } & Readonly<Content>;
export type JsonObject = Kind<"object", { entries: ReadonlyMap<string, JsonEntry> }>;
export type JsonArray = Kind<"array", { items: readonly JsonNode[] }>;
type JsonScalar = Kind<"scalar", { value: string | number | boolean | null }>;

/** A node, and the line of its key. */
type JsonEntry = { readonly line: number; readonly node: JsonNode };

/** Where a text stops being JSON. It quotes nothing: the text may hold a secret. */
export class JsonFault extends Error {
  readonly line: number;
  readonly expected: string;
  readonly got: string;
  constructor(line: number, expected: string, got: string) {
    super(`line ${line}: expected ${expected}, got ${got}`);
    this.line = line;
    this.expected = expected;
    this.got = got;
  }
}

/** A key that an object has already. */
export interface RepeatedKey {
  readonly line: number;
  readonly path: readonly string[];
}

/**
 * Reads JSON with its lines, which `JSON.parse` does not keep; its messages also quote the file. Of a repeated key the
 * last value is used, as by `JSON.parse` and Ruby.
 */
export function readJson(text: string): { readonly node: JsonNode; readonly repeated: readonly RepeatedKey[] } {
  const reader = new Reader(text);
  const node = value(reader, []);
  const rest = reader.next();
  if (rest.kind !== "end") throw fault(rest, "the end of the file");
  return { node, repeated: reader.repeated };
}

/** A value as a node without a line. */
export function nodeOf(value: unknown): JsonNode {
  if (Array.isArray(value)) return { kind: "array", line: 0, items: value.map(nodeOf) };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, part]) => [key, { line: 0, node: nodeOf(part) }] as const);
    return { kind: "object", line: 0, entries: new Map(entries) };
  }
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return { kind: "scalar", line: 0, value: isScalar ? value : null };
}

/** The value of a node, without its lines. */
export function plainOf(node: JsonNode): unknown {
  switch (node.kind) {
    case "object":
      return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plainOf(entry.node)]));
    case "array":
      return node.items.map(plainOf);
    case "scalar":
      return node.value;
  }
}

type Token = { readonly line: number } & (
  | { readonly kind: "sign"; readonly sign: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "literal"; readonly value: number | boolean | null }
  | { readonly kind: "end" }
  | { readonly kind: "unknown"; readonly got: string }
);

const blank = /[ \t\r\n]*/y;
const text = /"(?:[^"\\\p{Cc}]|[\u{7f}-\u{9f}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
const sign = /[{}[\],:]/y;

class Reader {
  readonly repeated: RepeatedKey[] = [];
  readonly #text: string;
  #at = 0;
  #line = 1;
  constructor(source: string) {
    this.#text = source;
  }

  next(): Token {
    this.#line +=
      this.#take(blank)
        ?.split(/\r\n|\n|\r/)
        .slice(1).length ?? 0;
    const line = this.#line;
    if (this.#at === this.#text.length) return { line, kind: "end" };
    const string = this.#take(text);
    if (string !== undefined) return { line, kind: "text", value: JSON.parse(string) };
    const plain = this.#take(literal);
    if (plain !== undefined) return { line, kind: "literal", value: JSON.parse(plain) };
    const mark = this.#take(sign);
    if (mark !== undefined) return { line, kind: "sign", sign: mark };
    return { line, kind: "unknown", got: faults[this.#text[this.#at] ?? ""] ?? "something that is not JSON" };
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    this.#at += found?.length ?? 0;
    return found;
  }
}

const faults: Readonly<Record<string, string>> = {
  '"': "a string that does not end on its line",
  "'": "a string in single quotes",
  "/": "a comment, which JSON does not have",
  "#": "a comment, which JSON does not have",
};

/** Deeper than any app.json, and far below the limit of the call stack. */
const deepest = 100;

type Path = readonly string[];

function value(reader: Reader, path: Path, token: Token = reader.next()): JsonNode {
  const { line } = token;
  if (token.kind === "text" || token.kind === "literal") return { kind: "scalar", line, value: token.value };
  if (token.kind === "sign" && path.length > deepest) throw new JsonFault(line, `at most ${deepest} levels`, "more");
  if (token.kind === "sign" && token.sign === "{") return object(reader, path, line);
  if (token.kind === "sign" && token.sign === "[") return array(reader, path, line);
  throw fault(token, "a value");
}

function object(reader: Reader, path: Path, line: number): JsonNode {
  const entries = new Map<string, JsonEntry>();
  for (let token = reader.next(); !isSign(token, "}"); token = following(reader, "}")) {
    if (token.kind !== "text") throw fault(token, entries.size === 0 ? 'a key in double quotes, or "}"' : aKey);
    const at = [...path, token.value];
    if (entries.has(token.value)) reader.repeated.push({ line: token.line, path: at });
    const colon = reader.next();
    if (!isSign(colon, ":")) throw fault(colon, 'a ":" after the key');
    entries.set(token.value, { line: token.line, node: value(reader, at) });
  }
  return { kind: "object", line, entries };
}

const aKey = "another key in double quotes after the comma";

function array(reader: Reader, path: Path, line: number): JsonNode {
  const items: JsonNode[] = [];
  for (let token = reader.next(); !isSign(token, "]"); token = following(reader, "]")) {
    items.push(value(reader, [...path, String(items.length)], token));
  }
  return { kind: "array", line, items };
}

/** What comes after an item: the closing sign, or the beginning of the next item. */
function following(reader: Reader, closing: "]" | "}"): Token {
  const token = reader.next();
  if (isSign(token, closing)) return token;
  if (!isSign(token, ",")) throw fault(token, `"," or "${closing}"`);
  const item = reader.next();
  if (isSign(item, closing)) throw fault(item, closing === "}" ? aKey : "another value after the comma");
  return item;
}

const isSign = (token: Token, which: string): boolean => token.kind === "sign" && token.sign === which;

function fault(token: Token, expected: string): JsonFault {
  return new JsonFault(token.line, expected, gotOf(token));
}

function gotOf(token: Token): string {
  switch (token.kind) {
    case "sign":
      return `"${token.sign}"`;
    case "text":
      return "a string";
    case "literal":
      return `a ${token.value === null ? "null" : typeof token.value}`;
    case "end":
      return "the end of the file";
    case "unknown":
      return token.got;
  }
}
