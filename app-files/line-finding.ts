import { withoutUserInfo } from "../sdks/heroku/client/user-info.ts";
import type { Finding } from "../settings/finding.ts";

/** Something about a file of a service's repository, and the line where it stands. */
export interface LineFinding extends Pick<Finding, "file" | "expected" | "got" | "remedy"> {
  /** Name of the file in the repository, such as `app.json`. */
  readonly file: string;
  /** Counted from 1; of what is missing, where it would stand. Absent where the whole file is. */
  readonly line?: number;
  /** Where in the file's content, such as `env.SMTP_PASSWORD.value`. */
  readonly path?: string;
  /**
   * `unreadable`: the file could not be looked at. `different`: the file is not what is declared, or Heroku would refuse it.
   * `advice`: it works, and something better is known.
   */
  readonly level: "unreadable" | "different" | "advice";
  /** Whether it goes when the file is written: nothing declares it. */
  readonly isRemoved?: boolean;
}

/** Where in a file a finding stands, and what to do about it. */
interface Details {
  readonly line?: number | undefined;
  /** The keys that lead to it. */
  readonly path?: readonly string[] | undefined;
  readonly remedy?: string | undefined;
}

/** The findings about one file, by their level. */
export function findingsIn(file: string) {
  const ofLevel =
    (level: LineFinding["level"]) =>
    (expected: string, got: string, { line, path = [], remedy }: Details = {}): LineFinding => ({
      file,
      ...(line !== undefined && { line }),
      ...(path.length > 0 && { path: path.join(".") }),
      expected,
      got,
      ...(remedy !== undefined && { remedy }),
      level,
    });
  return { unreadable: ofLevel("unreadable"), different: ofLevel("different"), advice: ofLevel("advice") };
}

/** `<file>:<line>: <path>: expected <what>, got <value>: <remedy>` */
export function lineOf(finding: LineFinding): string {
  const { file, line, path, expected, got, remedy } = presentable(finding);
  const place = [line === undefined ? file : `${file}:${line}`, path].filter((part) => part !== undefined).join(": ");
  return `${place}: expected ${expected}, got ${got}${remedy === undefined ? "" : `: ${remedy}`}`;
}

/** A finding that is safe to show: names from the file are short, on one line, and without the user information of URLs. */
export const presentable = (finding: LineFinding): LineFinding => ({
  ...finding,
  expected: short(finding.expected),
  got: short(finding.got),
  ...(finding.path !== undefined && { path: short(finding.path) }),
  ...(finding.remedy !== undefined && { remedy: short(finding.remedy) }),
});

/** Longer than any of our own texts. */
const longest = 400;

function short(text: string): string {
  const shown = withoutUserInfo(text.slice(0, 10 * longest)).replaceAll(/\p{Cc}+/gu, " ");
  return shown.length <= longest ? shown : `${shown.slice(0, longest)}…`;
}

/** Findings in the order of their lines. */
export const inOrder = (findings: readonly LineFinding[]): LineFinding[] =>
  findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
