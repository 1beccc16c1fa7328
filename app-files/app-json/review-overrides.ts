import type { Json } from "../same-meaning.ts";
import { type Difference, differences } from "./differences.ts";
import type { JsonNode } from "./json-lines.ts";

/**
 * Keys that are declared, and that an environment may have in the place of the whole's. Source: devcenter.heroku.com/articles/
 * app-json-schema#environments.
 */
export const overridden = ["env", "formation", "buildpacks", "stack"] as const;

/** Where what stands in the place of a key of the whole says something else. */
export const overrideDifferences = (document: Json, key: (typeof overridden)[number], found: JsonNode): Difference[] =>
  differences({
    wanted: { [key]: document[key] },
    found: { kind: "object", line: found.line, entries: new Map([[key, { line: found.line, node: found }]]) },
  });

/**
 * A difference of `environments.review`, part by part where it stands in the place of something declared: what nothing declares
 * has words of its own, and for the rest it goes.
 */
export function expanded(difference: Difference, document: Json): Difference[] {
  const { path, found, wanted } = difference;
  const key = overridden.find((one) => path.length === 3 && path[1] === "review" && path[2] === one);
  if (key === undefined || found === undefined || wanted !== undefined) return [difference];
  const parts = overrideDifferences(document, key, found);
  const undeclared = parts.filter((part) => part.wanted === undefined);
  return [
    ...(parts.length > undeclared.length ? [difference] : []),
    ...undeclared.map((part) => ({ ...part, path: [...path.slice(0, 2), ...part.path] })),
  ];
}

/** Whether it stands in the place of something declared that is another. */
export const isOverride = ({ path }: Difference, document: Json): boolean =>
  path.length === 3 && path[1] === "review" && overridden.some((key) => key === path[2] && document[key] !== undefined);
