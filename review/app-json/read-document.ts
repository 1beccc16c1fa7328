import type { z } from "zod";
import { shownKind } from "../../settings/finding.ts";
import { nearestName } from "../../settings/nearest-name.ts";
import { type AppJson, appJsonSchema } from "./document-schema.ts";
import { JsonFault, type JsonNode, plainOf, readJson } from "./json-lines.ts";
import type { LineFinding } from "./line-finding.ts";
import { withoutMark } from "./text-lines.ts";

const file = "app.json";

/** An `app.json` that a repository has. */
export interface FoundDocument {
  readonly node: JsonNode;
  /** What of it fits the schema. */
  readonly document: AppJson;
  /** What does not, with its lines. */
  readonly misfits: readonly LineFinding[];
}

/** Reads an `app.json`, or says why it cannot be read. */
export function readDocument(text: string): FoundDocument | LineFinding {
  const { text: content, marked } = withoutMark(text);
  try {
    const node = readJson(content);
    if (node.kind !== "object") {
      return unreadable(node.line, "an object", node.kind === "array" ? "a list" : shownKind(node.value));
    }
    const { document, misfits } = fitting(node);
    return { node, document, misfits: marked ? [byteOrderMark, ...misfits] : misfits };
  } catch (error) {
    if (error instanceof JsonFault) return unreadable(error.line, error.expected, error.got);
    throw error;
  }
}

const unreadable = (line: number, expected: string, got: string): LineFinding => ({
  file,
  line,
  expected,
  got,
  level: "unreadable",
});

const byteOrderMark: LineFinding = {
  file,
  line: 1,
  expected: "JSON from the first byte",
  got: "a byte order mark",
  remedy: "save it as UTF-8 without one",
  level: "different",
};

/** Says what does not fit, and leaves it out. */
function fitting(node: JsonNode): Pick<FoundDocument, "document" | "misfits"> {
  const content = plainOf(node);
  const misfits = misplacedIn(content).map((place) => misfit(place, node, content));
  return { document: without(content), misfits };
}

/** Again until all fits: what lacks something that was left out goes too. */
function without(content: unknown): AppJson {
  const places = misplacedIn(content);
  if (places.length === 0) return appJsonSchema.parse(content);
  // From the end of a list to its beginning, so that places stay what they are.
  for (const { path } of places.toReversed()) remove(content, path);
  return without(content);
}

const misplacedIn = (content: unknown): Misplaced[] =>
  (appJsonSchema.safeParse(content).error?.issues ?? []).flatMap(placesOf);

function misfit({ path, message, strange }: Misplaced, node: JsonNode, content: unknown): LineFinding {
  const meant = strange ? nearestName(path.at(-1) ?? "", message.split(", ")) : undefined;
  return {
    file,
    line: lineAt(node, path),
    path: path.join("."),
    expected: message,
    got: strange ? "an unknown key" : shownKind(at(content, path)),
    level: "different",
    ...(meant !== undefined && { remedy: `did you mean ${meant}` }),
  };
}

interface Misplaced {
  readonly path: readonly string[];
  readonly message: string;
  /** Whether it is the key that is wrong. */
  readonly strange: boolean;
}

function placesOf(issue: z.core.$ZodIssue): Misplaced[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], message: issue.message, strange: true }));
  }
  const message = issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return [{ path, message, strange: issue.code === "invalid_key" }];
}

function at(content: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => Object.getOwnPropertyDescriptor(Object(part), key)?.value, content);
}

/** Removes what stands at a path, or what lacks it. */
function remove(content: unknown, path: readonly string[]): void {
  const parent = at(content, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  if (!Object.hasOwn(Object(parent), key)) {
    if (path.length > 1) remove(content, path.slice(0, -1));
  } else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(Object(parent), key);
}

/** Line of the key or item at a path, or of what is nearest to it. */
function lineAt(node: JsonNode, [first, ...rest]: readonly string[]): number {
  if (first === undefined || node.kind === "scalar") return node.line;
  if (node.kind === "array") {
    const item = node.items[Number(first)];
    return item === undefined ? node.line : lineAt(item, rest);
  }
  const entry = node.entries.get(first);
  if (entry === undefined) return node.line;
  return rest.length === 0 ? entry.line : lineAt(entry.node, rest);
}
