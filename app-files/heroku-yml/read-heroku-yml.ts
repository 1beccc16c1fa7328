import { type Document, type ErrorCode, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import { shown, shownKind } from "../../settings/finding.ts";
import { didYouMean } from "../../settings/nearest-name.ts";
import { findingsIn, type LineFinding } from "../line-finding.ts";
import { fitting, type SchemaMismatch, schemaMismatches, valueAt } from "../schema-mismatches.ts";
import { type HerokuYml, herokuYmlSchema, sectionOf } from "./heroku-yml-schema.ts";

const { different, unreadable } = findingsIn("heroku.yml");

/** A `heroku.yml`, and where things stand in it. */
export interface FoundHerokuYml {
  /** What of it fits the schema. */
  readonly manifest: HerokuYml;
  /** Line of the key or item at a path, or of its nearest parent. */
  readonly lineAt: (path: readonly PropertyKey[]) => number;
  /** What does not fit, with its lines. */
  readonly mismatches: readonly LineFinding[];
  /** Whether a section may lack what a mismatchFinding has. */
  readonly isDoubtful: (section: "build" | "run") => boolean;
}

/** Reads a `heroku.yml`, or reports why it is unreadable. */
export function readHerokuYml(text: string): FoundHerokuYml | LineFinding {
  const lines = new LineCounter();
  // `<<` is in wide use to share build arguments with others. Warnings would quote the file.
  const document = parseDocument(text, {
    lineCounter: lines,
    merge: true,
    uniqueKeys: false,
    // Of `!!binary` and its like no section is made.
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const [first] = document.errors;
  if (first !== undefined) {
    const [expected, got] = words[first.code] ?? ["YAML", "something that is not YAML"];
    return unreadable(expected, got, { line: lineOfFault(text, first.pos[0], lines) });
  }
  const lineAt = (path: readonly PropertyKey[]) => lineOf(document, lines, path);
  const content = contentOf(document);
  if ("fault" in content) return badAlias(document, lines, content.fault);
  const mismatches = schemaMismatches(herokuYmlSchema, content.value);
  return {
    lineAt,
    mismatches: [
      ...repeated(document, lines),
      ...mismatches.map((place) => mismatchFinding(place, content.value, lineAt)),
    ],
    isDoubtful: (section) =>
      mismatches.some(
        ({ path, unknownKey }) => path[0] === section || path.length === 0 || (unknownKey && path.length === 1),
      ),
    manifest: fitting(herokuYmlSchema, content.value),
  };
}

/** Repeated keys; the last one is used. */
function repeated(document: Document, lines: LineCounter): LineFinding[] {
  const found: LineFinding[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const keys = items.map(({ key }) => (isScalar(key) ? key : undefined));
      for (const [index, key] of keys.entries()) {
        const isAgain = keys.slice(0, index).some((other) => other?.value === key?.value);
        if (key === undefined || key.value === "<<" || !isAgain) continue;
        const line = lines.linePos(key.range?.[0] ?? 0).line;
        const remedy = "remove all but one of them";
        found.push(different("each key once", "it again", { line, path: [String(key.value)], remedy }));
      }
    },
  });
  return found;
}

/** The line of the next token: the parser reports the end of the one before. */
function lineOfFault(text: string, offset: number, lines: LineCounter): number {
  const next = offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0);
  return lines.linePos(next < text.length ? next : text.trimEnd().length).line;
}

function badAlias(document: Document, lines: LineCounter, fault: string): LineFinding {
  let unknown: number | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined) unknown ??= alias.range?.[0];
    },
  });
  if (unknown !== undefined) {
    const { line } = lines.linePos(unknown);
    return unreadable("an alias of an anchor above it", "an alias without an anchor", { line });
  }
  return fault.startsWith("Merge sources")
    ? unreadable("a mapping, or a list of mappings, after each <<", "another value", { line: 1 })
    : unreadable("aliases that can be resolved", "too many, or one that contains itself", { line: 1 });
}

/** The content, or why an alias or a merge key cannot be resolved. An empty file is valid. */
function contentOf(document: Document): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: document.toJS() ?? {} };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : "" };
  }
}

const indentation = "the indentation of the lines around it";
/** The parser's own messages quote the file, which may hold a secret. */
const words: Readonly<Partial<Record<ErrorCode, readonly [expected: string, got: string]>>> = {
  TAB_AS_INDENT: ["spaces for indentation", "a tab"],
  BAD_INDENT: [indentation, "another"],
  BLOCK_AS_IMPLICIT_KEY: ["one key per line, with its parts indented under it", "a value and a key"],
  MULTILINE_IMPLICIT_KEY: ["<key>: on one line", "a key that continues on the next line, or no colon"],
  MISSING_CHAR: ["YAML", "a missing colon, quote, comma or bracket, or a line indented too little or too much"],
  UNEXPECTED_TOKEN: ["YAML", "something unexpected; check its indentation"],
  MULTIPLE_DOCS: ["one document", "several"],
};

function mismatchFinding(
  { path, expected, unknownKey }: SchemaMismatch,
  content: unknown,
  lineAt: FoundHerokuYml["lineAt"],
): LineFinding {
  const remedy = unknownKey ? remedyFor(path, expected.split(", ")) : undefined;
  const value = valueAt(content, path);
  const got = unknownKey ? "an unknown key" : value === null ? shown(value) : shownKind(value);
  return different(expected, got, { line: lineAt(path), path, remedy });
}

/** A known key on the wrong level is misplaced, not misspelled. */
function remedyFor(path: readonly string[], known: readonly string[]): string | undefined {
  const key = String(path.at(-1));
  const section = path.length === 1 && Object.hasOwn(sectionOf, key) ? sectionOf[key] : undefined;
  if (section !== undefined) return `indent it under ${section}`;
  if (path.length === 2 && Object.hasOwn(herokuYmlSchema.shape, key))
    return `move it to the start of the line: it does not belong to ${String(path[0])}`;
  return didYouMean(key, known);
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const key = keyAt(document, path.slice(0, length));
    if (key !== undefined) return lines.linePos(key).line;
  }
  return 1;
}

/** Offset at which a key, or the item of a list, begins. */
function keyAt(document: Document, path: readonly PropertyKey[]): number | undefined {
  const last = String(path.at(-1));
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isSeq(parent)) return startOf(parent.items[Number(last)]);
  if (!isMap(parent)) return undefined;
  return startOf(parent.items.findLast(({ key }) => isScalar(key) && String(key.value) === last)?.key);
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
