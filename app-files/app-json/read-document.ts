import { shownKind } from "../../settings/finding.ts";
import { nearestName } from "../../settings/nearest-name.ts";
import type { LineFinding } from "../line-finding.ts";
import { fitting, type Misplaced, misplacedIn, valueAt } from "../misplaced.ts";
import { withoutMark } from "../text-lines.ts";
import { type AppJson, appJsonSchema } from "./document-schema.ts";
import { JsonFault, type JsonNode, plainOf, type RepeatedKey, readJson } from "./json-lines.ts";

const file = "app.json";

/** An `app.json` that a repository has. */
export interface FoundDocument {
  readonly node: Extract<JsonNode, { kind: "object" }>;
  /** What of it fits the schema. */
  readonly document: AppJson;
  /** Values that Heroku does not take, with their lines. */
  readonly misfits: readonly LineFinding[];
  /** What does no harm to the rest: keys that Heroku does not know, keys that stand twice, a byte order mark. */
  readonly oddities: readonly LineFinding[];
}

/** Reads an `app.json`, or says why it cannot be read. */
export function readDocument(text: string): FoundDocument | LineFinding {
  const { text: content, marked } = withoutMark(text);
  try {
    const { node, repeated } = readJson(content);
    if (node.kind !== "object") {
      return unreadable(node.line, "an object", node.kind === "array" ? "a list" : shownKind(node.value));
    }
    const plain = plainOf(node);
    const places = misplacedIn(appJsonSchema, plain);
    return {
      node,
      misfits: places.filter(({ unknownKey }) => !unknownKey).map((place) => misfit(place, node, plain)),
      oddities: [
        ...(marked ? [byteOrderMark] : []),
        ...repeated.map(again),
        ...places.filter(({ unknownKey }) => unknownKey).map((place) => unknown(place, node)),
      ],
      document: fitting(appJsonSchema, plainOf(node)),
    };
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

const again = ({ line, path }: RepeatedKey): LineFinding => ({
  file,
  line,
  path: path.join("."),
  expected: "each key once",
  got: "it again",
  remedy: "remove all but the last one, which counts",
  level: "different",
});

const misfit = ({ path, expected }: Misplaced, node: JsonNode, content: unknown): LineFinding => ({
  file,
  line: lineAt(node, path),
  path: path.join("."),
  expected,
  got: shownKind(valueAt(content, path)),
  level: "different",
});

/** Whether Heroku refuses such a key or ignores it is not documented: it stays where it is. */
function unknown({ path, expected }: Misplaced, node: JsonNode): LineFinding {
  const key = path.at(-1) ?? "";
  const meant = nearestName(key, expected.split(", "));
  const isTest = path[0] === "scripts" && (key === "test" || key === "test-setup");
  const remedy = isTest ? "move it to environments.test.scripts" : meant ? `did you mean ${meant}` : "remove it";
  return {
    file,
    line: lineAt(node, path),
    path: path.join("."),
    expected,
    got: "an unknown key",
    remedy,
    level: "advice",
  };
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
