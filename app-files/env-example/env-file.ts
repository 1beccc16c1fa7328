import { linesOf } from "../text-lines.ts";

/** One assignment of an env file, or other text of it. */
export type EnvBlock = EnvEntry | { readonly kind: "text"; readonly lines: readonly string[] };

/** `KEY=value`, with the comment lines right above it. */
export interface EnvEntry {
  readonly kind: "entry";
  readonly line: number;
  readonly key: string;
  /** As it is written, quotes included. */
  readonly raw: string;
  /** Without the quotes around it. */
  readonly value: string;
  readonly comments: readonly string[];
}

/** A file as `heroku local` reads it, and its lines that are neither comment nor assignment. */
export interface EnvFile {
  readonly blocks: readonly EnvBlock[];
  readonly unparsed: readonly number[];
}

/** Reads an env file. Source of the form: foreman's reader in heroku/cli 11.10, src/lib/local/foreman/envs.cjs. */
export function readEnvFile(text: string): EnvFile {
  const blocks: EnvBlock[] = [];
  const unparsed: number[] = [];
  let comments: string[] = [];
  const endText = () => {
    if (comments.length > 0) blocks.push({ kind: "text", lines: comments });
    comments = [];
  };
  for (const [index, written] of linesOf(text).entries()) {
    const entry = assignment(written, index + 1, comments);
    if (entry !== undefined) {
      blocks.push(entry);
      comments = [];
    } else if (written.trim() === "") endText();
    else if (written.trimStart().startsWith("#")) comments.push(written.trim());
    else {
      unparsed.push(index + 1);
      endText();
      blocks.push({ kind: "text", lines: [written.trimEnd()] });
    }
  }
  endText();
  return { blocks, unparsed };
}

function assignment(written: string, line: number, comments: readonly string[]): EnvEntry | undefined {
  const [, key, raw = ""] = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=(.*)$/.exec(written) ?? [];
  if (key === undefined) return undefined;
  const [, quoted] = /^(?:"([^"]*)"|'([^']*)')/.exec(raw.trim())?.filter((part) => part !== undefined) ?? [];
  return { kind: "entry", line, key, raw: raw.trim(), value: quoted ?? raw.replace(/\s*#.*$/, "").trim(), comments };
}

/**
 * A value as it can stand in an env file; undefined for one that cannot, as one of several lines. Shells and readers change what
 * stands in double quotes, so that those are taken only where they change nothing.
 */
export function quotedValue(value: string): string | undefined {
  if (/^[\w@%+=:,./-]*$/.test(value)) return value;
  if (/\p{Cc}/u.test(value)) return undefined;
  if (!value.includes("'")) return `'${value}'`;
  return /["$`\\]/.test(value) ? undefined : `"${value}"`;
}
