import type { ServiceDeclaration } from "../settings/declare.ts";
import { nearestName } from "../settings/nearest-name.ts";
import type { LineFinding } from "./line-finding.ts";

/** Process types of a file, each with its line. */
export type FoundTypes = ReadonlyMap<string, number>;

/** Differences between the process types of a file and the declared ones. A file that is not `isWhole` lacks none. */
export function typeFindings(
  { name, processes }: Pick<ServiceDeclaration, "name" | "processes">,
  found: FoundTypes,
  { file, end, isWhole = true }: { readonly file: string; readonly end: number; readonly isWhole?: boolean },
): LineFinding[] {
  const missing = processes.filter((type) => !found.has(type));
  const strangers = [...found].filter(([type]) => !processes.includes(type));
  return [
    ...strangers.map(([type, line]): LineFinding => {
      const meant = nearestName(type, missing);
      return {
        file,
        line,
        path: type,
        expected: "a process type that index.ts declares",
        got: "an undeclared one",
        remedy: meant ? `did you mean ${meant}` : `add "${type}" to processes of ${name} in index.ts, or remove it`,
        level: "different",
      };
    }),
    ...(isWhole ? missing : []).map(
      (type): LineFinding => ({
        file,
        line: end,
        path: type,
        expected: "a command for this process type, which index.ts declares",
        got: "nothing",
        level: "different",
      }),
    ),
  ];
}
