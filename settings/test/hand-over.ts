import { parse } from "yaml";
import type { StackInput } from "../stack-input.ts";

/**
 * A stack as an engine hands it over: texts as they are, everything else as JSON. Texts of stack files by environment; secrets
 * are put beside them, decrypted.
 */
export function handOver(
  stack: string,
  files: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>> = {},
): StackInput {
  return {
    stack,
    values: { ...configOf(files[stack] ?? ""), ...secrets },
    secretKeys: Object.keys(secrets),
    textOf: (environment) => files[environment],
  };
}

function configOf(text: string): Record<string, string> {
  const config = configSection(text);
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key.includes(":") ? key : `estate:${key}`,
      typeof value === "string" ? value : (JSON.stringify(value) ?? "null"),
    ]),
  );
}

/** What cannot be read is not handed over: the engines stop there. */
function configSection(text: string): object {
  try {
    const { config }: { config?: unknown } = Object(parse(text, { logLevel: "error" }));
    return typeof config === "object" && config !== null ? config : {};
  } catch {
    return {};
  }
}
