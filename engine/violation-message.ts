import { stripVTControlCharacters } from "node:util";
import type { Violation } from "./engine.ts";

/**
 * A policy's message in one line. A policy pack sends it below the policy's description, which is removed. The Pulumi CLI does not
 * tell the description: then the first of several lines counts as it.
 */
export function violationMessage(sent: string, description?: string): string {
  const text = stripVTControlCharacters(sent).trim();
  const [first = "", ...others] = text.split("\n");
  const message = description === undefined ? others.join("\n") : afterDescription(text, description.trim());
  return (message.trim() || (description === undefined ? first : text)).replaceAll(/\s*\n\s*/g, " ");
}

const afterDescription = (text: string, description: string): string =>
  text.startsWith(`${description}\n`) ? text.slice(description.length) : text;

/** The error of a mandatory violation. */
export const violationError = ({ policy, message }: Violation): string => `policy ${policy}: ${message}`;
