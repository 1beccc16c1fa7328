import type { ServiceDeclaration } from "../settings/declare.ts";
import { didYouMean } from "../settings/nearest-name.ts";
import { findingsIn, type LineFinding } from "./line-finding.ts";

/** Process types of a file, each with its line. */
export type FoundTypes = ReadonlyMap<string, number>;

/** Differences between the process types of a file and the declared ones. A file that is not `isWhole` lacks none. */
export function typeFindings(
  { name, processes }: Pick<ServiceDeclaration, "name" | "processes">,
  found: FoundTypes,
  { file, end, isWhole = true }: { readonly file: string; readonly end: number; readonly isWhole?: boolean },
): LineFinding[] {
  const { different } = findingsIn(file);
  const missing = processes.filter((type) => !found.has(type));
  const strangers = [...found].filter(([type]) => !processes.includes(type));
  return [
    ...strangers.map(([type, line]) => {
      const declare = `add "${type}" to processes of ${name} in index.ts, or remove it`;
      const remedy = didYouMean(type, missing) ?? declare;
      return different("a process type that index.ts declares", "an undeclared one", { line, path: [type], remedy });
    }),
    ...(isWhole ? missing : []).map((type) =>
      different("a command for this process type, which index.ts declares", "nothing", { line: end, path: [type] }),
    ),
  ];
}
