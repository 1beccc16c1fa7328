import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  Scalar,
  type YAMLParseError,
} from "yaml";
import { exitCodes, Problem } from "../../problem.ts";
import { resolveScalar, timeText, type YamlScalar } from "./yaml-scalar.ts";

/** A YAML value as the Pulumi CLI understands it. */
export type YamlValue = YamlScalar | YamlValue[] | Map<string, YamlValue>;

const tagPrefix = "tag:yaml.org,2002:";

/** Parses the first document of a YAML text; undefined when it is empty. `file` is its name in errors. */
export function readYaml(file: string, text: string): YamlValue | undefined {
  return new Reader(file, text).read();
}

class Reader {
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #document: Document.Parsed | undefined;

  constructor(file: string, text: string) {
    this.#file = file;
    const options = { schema: "failsafe", lineCounter: this.#lines, prettyErrors: false, logLevel: "silent" } as const;
    const documents = parseAllDocuments(text, options);
    this.#document = Array.isArray(documents) ? documents[0] : undefined;
  }

  read(): YamlValue | undefined {
    const [error] = this.#document?.errors ?? [];
    if (error !== undefined) throw this.#wrong(error.pos[0], invalidYaml(error));
    const contents = this.#document?.contents;
    return contents ? this.#value(contents) : undefined;
  }

  #value(node: unknown): YamlValue {
    if (isAlias(node)) {
      const target = this.#document && node.resolve(this.#document);
      if (target === undefined)
        throw this.#wrong(position(node), `*${node.source}: expected an earlier anchor, got none`);
      return this.#value(target);
    }
    if (isScalar(node)) return this.#scalar(node);
    if (isSeq(node)) return node.items.map((item) => this.#value(item));
    if (isMap(node)) return this.#map(node.items);
    return null;
  }

  #map(pairs: Pair[]): Map<string, YamlValue> {
    const merged = new Map<string, YamlValue>();
    const explicit = new Map<string, YamlValue>();
    for (const { key, value } of pairs) {
      if (isScalar(key) && key.value === "<<" && key.type === Scalar.PLAIN) {
        for (const [name, item] of this.#merged(value)) if (!merged.has(name)) merged.set(name, item);
      } else {
        explicit.set(this.#key(key), this.#value(value));
      }
    }
    return new Map([...merged, ...explicit]);
  }

  #merged(node: unknown): [string, YamlValue][] {
    const value = this.#value(node);
    const maps = Array.isArray(value) ? value : [value];
    return maps.flatMap((map) => {
      if (map instanceof Map) return [...map];
      throw this.#wrong(position(node), "<<: expected a map or a list of maps, got another value");
    });
  }

  #key(node: unknown): string {
    const key = this.#value(node);
    if (key instanceof Map || Array.isArray(key))
      throw this.#wrong(position(node), "expected a key, got a map or a list");
    return key === null ? "null" : String(key);
  }

  #scalar(node: Scalar): YamlScalar {
    const text = node.source ?? "";
    const tag = node.tag?.startsWith(tagPrefix) ? node.tag.slice(tagPrefix.length) : undefined;
    const resolved = resolveScalar(text);
    const untagged = tag === undefined && isPlain(node) ? resolved : text;
    const value = tag !== undefined && Object.hasOwn(tagged, tag) ? tagged[tag]?.(text, resolved) : untagged;
    if (value === undefined) throw this.#wrong(position(node), `expected a value of type !!${tag}, got another`);
    if (typeof value === "number" && !Number.isFinite(value)) {
      throw this.#wrong(position(node), `expected a finite number or text, got ${text}; quote it to keep it as text`);
    }
    return value;
  }

  #wrong(offset: number, reason: string): Problem {
    const { line, col } = this.#lines.linePos(offset);
    return new Problem(`${this.#file}:${line}:${col}: ${reason}`, exitCodes.input);
  }
}

/** By tag: the value of a scalar's text; undefined where it has another type. */
const tagged: Readonly<Record<string, (text: string, value: YamlScalar) => YamlScalar | undefined>> = {
  int: (_, value) => (typeof value === "bigint" ? value : undefined),
  float: (_, value) => (typeof value === "bigint" || typeof value === "number" ? Number(value) : undefined),
  bool: (_, value) => (typeof value === "boolean" ? value : undefined),
  null: (_, value) => (value === null ? null : undefined),
  timestamp: (text) => timeText(text),
  binary: (text) => Buffer.from(text, "base64").toString("utf8"),
};

function isPlain(node: Scalar): boolean {
  return node.type === undefined || node.type === Scalar.PLAIN;
}

function position(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

/** What the parser says, in a sentence of ours. A line without its colon is a key that does not end. */
export function invalidYaml({ message }: Pick<YAMLParseError, "message">): string {
  const hint = /^implicit (map )?keys? /i.test(message) ? "; is a colon missing?" : "";
  return `invalid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}${hint}`;
}

/** JSON as Go's encoder writes it: sorted keys, exact 64-bit integers, and `<`, `>`, `&` escaped. */
export function goJson(value: YamlValue): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join(",")}]`;
  if (value instanceof Map) {
    const members = [...value].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return `{${members.map(([key, member]) => `${jsonText(key)}:${goJson(member)}`).join(",")}}`;
  }
  if (typeof value === "string") return jsonText(value);
  if (typeof value === "bigint") return value > 2n ** 63n - 1n ? String(Number(value)) : String(value);
  return String(value);
}

function jsonText(value: string): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
