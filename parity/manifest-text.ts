import { Manifest } from "./manifest.ts";

/**
 * A manifest as a stack's output. It is no JSON by itself: the Pulumi CLI would show it at every `up` in hundreds of lines, and
 * shows a text in one.
 */
export const manifestText = (manifest: Manifest): string => `${begins}${JSON.stringify(manifest)}`;

/** The manifest in a stack's output; undefined where it is of another version, or none. */
export function manifestIn(text: unknown): Manifest | undefined {
  if (typeof text !== "string" || !text.startsWith(begins)) return undefined;
  try {
    return Manifest.parse(JSON.parse(text.slice(begins.length).replaceAll(formerPath, presentPath)));
  } catch {
    return undefined;
  }
}

const begins = "tandem ";

/** A path under its former name: an environment may have recorded it by an `up` of an earlier release. */
const formerPath = JSON.stringify("domains.own");
const presentPath = JSON.stringify("domains.custom");
