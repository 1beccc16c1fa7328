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
} from "yaml";
import { exitCodes, Problem } from "../../problem.ts";
import { resolveScalar, timeText, type YamlScalar } from "./yaml-scalar.ts";

/** A YAML value as the Pulumi CLI understands it. */
export type YamlValue = YamlScalar | YamlValue[] | Map<string, YamlValue>;

const tagPrefix = "tag:yaml.org,2002:";

/** Reads the first document of a YAML text; undefined when it is empty. `file` is how errors call the text. */
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
    if (error !== undefined) throw this.#wrong(error.pos[0], `expected YAML, got ${lowerFirst(error.message)}`);
    const contents = this.#document?.contents;
    return contents ? this.#value(contents) : undefined;
  }

  #value(node: unknown): YamlValue {
    if (isAlias(node)) {
      const target = this.#document && node.resolve(this.#document);
      if (target === undefined)
        throw this.#wrong(position(node), `*${node.source}: expected an anchor before it, got none`);
      return this.#value(target);
    }
    if (isScalar(node)) return this.#scalar(node);
    if (isSeq(node)) return node.items.map((item) => this.#value(item));
    if (isMap(node)) return this.#map(node.items);
    return null;
  }

  #map(pairs: Pair[]): Map<string, YamlValue> {
    const merged = new Map<string, YamlValue>();
    const own = new Map<string, YamlValue>();
    for (const { key, value } of pairs) {
      if (isScalar(key) && key.value === "<<" && key.type === Scalar.PLAIN) {
        for (const [name, item] of this.#merged(value)) if (!merged.has(name)) merged.set(name, item);
      } else {
        own.set(this.#key(key), this.#value(value));
      }
    }
    return new Map([...merged, ...own]);
  }

  #merged(node: unknown): [string, YamlValue][] {
    const value = this.#value(node);
    const maps = Array.isArray(value) ? value : [value];
    return maps.flatMap((map) => {
      if (map instanceof Map) return [...map];
      throw this.#wrong(position(node), "<<: expected a map or a list of maps, got something else");
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
    const value = tag === undefined ? (isPlain(node) ? resolveScalar(text) : text) : tagged(tag, text);
    if (value === undefined) throw this.#wrong(position(node), `expected what !!${tag} says, got something else`);
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

function tagged(tag: string, text: string): YamlScalar | undefined {
  const resolved = resolveScalar(text);
  switch (tag) {
    case "int":
      return typeof resolved === "bigint" ? resolved : undefined;
    case "float":
      return typeof resolved === "bigint" ? Number(resolved) : typeof resolved === "number" ? resolved : undefined;
    case "bool":
      return typeof resolved === "boolean" ? resolved : undefined;
    case "null":
      return resolved === null ? null : undefined;
    case "timestamp":
      return timeText(text);
    case "binary":
      return Buffer.from(text, "base64").toString("utf8");
    default:
      return text;
  }
}

function isPlain(node: Scalar): boolean {
  return node.type === undefined || node.type === Scalar.PLAIN;
}

function position(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
