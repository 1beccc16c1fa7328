import { stripVTControlCharacters } from "node:util";
import type { Violation } from "./engine.ts";

/**
 * A rule's own words for what it found, in one line. A policy pack sends them below the rule's description, which is left out;
 * the Pulumi CLI does not say which of the lines that is, so without it the first of several is taken for it.
 */
export function violationMessage(sent: string, description?: string): string {
  const text = stripVTControlCharacters(sent).trim();
  const [first = "", ...others] = text.split("\n");
  const own = description === undefined ? others.join("\n") : afterDescription(text, description.trim());
  return (own.trim() || (description === undefined ? first : text)).replaceAll(/\s*\n\s*/g, " ");
}

const afterDescription = (text: string, description: string): string =>
  text.startsWith(`${description}\n`) ? text.slice(description.length) : text;

/** How a violation that stops a run stands among its errors. */
export const violationError = ({ policy, message }: Violation): string => `policy ${policy}: ${message}`;
