import { shownKind } from "../../settings/finding.ts";
import { nearestName } from "../../settings/nearest-name.ts";
import { findingsIn, type LineFinding } from "../line-finding.ts";
import { fitting, type SchemaMismatch, schemaMismatches, valueAt } from "../schema-mismatches.ts";
import { withoutMark } from "../text-lines.ts";
import { type AppJson, appJsonSchema } from "./document-schema.ts";
import { JsonFault, type JsonNode, type JsonObject, plainOf, type RepeatedKey, readJson } from "./json-lines.ts";

const { advice, different, unreadable } = findingsIn("app.json");

/** An `app.json` that a repository has. */
export interface FoundDocument {
  readonly node: JsonObject;
  /** What of it fits the schema. */
  readonly document: AppJson;
  /** Values that Heroku does not take, with their lines. */
  readonly mismatches: readonly LineFinding[];
  /** What leaves the rest readable: unknown keys, repeated keys, a byte order mark. */
  readonly warnings: readonly LineFinding[];
}

/** Reads an `app.json`, or reports why it is unreadable. */
export function readDocument(text: string): FoundDocument | LineFinding {
  const { text: content, marked } = withoutMark(text);
  try {
    const { node, repeated } = readJson(content);
    if (node.kind !== "object") {
      return unreadable("an object", node.kind === "array" ? "a list" : shownKind(node.value), { line: node.line });
    }
    const plain = plainOf(node);
    const places = schemaMismatches(appJsonSchema, plain);
    return {
      node,
      mismatches: places.filter(({ unknownKey }) => !unknownKey).map((place) => mismatchFinding(place, node, plain)),
      warnings: [
        ...(marked ? [byteOrderMark] : []),
        ...repeated.map(again),
        ...places.filter(({ unknownKey }) => unknownKey).map((place) => unknown(place, node)),
      ],
      document: fitting(appJsonSchema, plainOf(node)),
    };
  } catch (error) {
    if (error instanceof JsonFault) return unreadable(error.expected, error.got, error);
    throw error;
  }
}

const byteOrderMark = different("JSON from the first byte", "a byte order mark", {
  line: 1,
  remedy: "save it as UTF-8 without one",
});

const again = (key: RepeatedKey): LineFinding =>
  different("each key once", "it again", { ...key, remedy: "remove all but the last one, which Heroku uses" });

const mismatchFinding = ({ path, expected }: SchemaMismatch, node: JsonNode, content: unknown): LineFinding =>
  different(expected, shownKind(valueAt(content, path)), { line: lineAt(node, path), path });

/** Not documented whether Heroku refuses or ignores an unknown key: it is kept. */
function unknown({ path, expected }: SchemaMismatch, node: JsonNode): LineFinding {
  const key = path.at(-1) ?? "";
  const meant = nearestName(key, expected.split(", "));
  const isTest = path[0] === "scripts" && (key === "test" || key === "test-setup");
  const remedy = isTest ? "move it to environments.test.scripts" : meant ? `did you mean ${meant}` : "remove it";
  return advice(expected, "an unknown key", { line: lineAt(node, path), path, remedy });
}

/** Line of the key or item at a path, or of its nearest parent. */
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
