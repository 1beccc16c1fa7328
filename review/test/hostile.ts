import fc from "fast-check";
import type { Report } from "../report/report.ts";

/** What somebody might put into a name or a message to format a comment, to end its folds, or to call people. */
const tricks = [
  ..."\n|\r|\n\n|\t|\u2028|\u0000|\u001b[31m|\u202e|\u200b|\ud800|\\|`|``|```|\n```\n|~~~|*|_|**|~~|[|](|!|<|>|&|$|$$|#|# |- |1. |    ".split(
    "|",
  ),
  ..."</details>,\n</details>\n,<details>,<summary>,<img src=x>,<!--,-->,<!-- tandem -->,\n#### staging\n,\n- **staging**: x".split(
    ",",
  ),
  ..."| x | y |;\n| --- |\n;@octocat;@org/team;a@example.org;#123;o/r#1;GH-12;https://example.org/a;www.example.org".split(
    ";",
  ),
  ..."&#64;octocat,&commat;octocat,[a](javascript:x),![a](b),\n\n# head\n\n,---,===,*… and 3 more,: x:".split(","),
  "|",
];

export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...tricks) }, fc.string({ unit: "binary", maxLength: 12 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

/** Fields whose text is the program's own, or checked by the form of a report. */
const own = new Set([
  "version",
  "code",
  "aspect",
  "choose",
  "how",
  "file",
  "placeholder",
  "because",
  "what",
  "at",
  "mode",
  "outcome",
  "operation",
  "level",
  "verdict",
  "kind",
  "problem",
  "newest",
  "since",
  "environment",
  "environments",
]);

/** A report of which every text that comes from elsewhere is `write` of itself. */
export function rewritten(report: Report, write: (text: string) => string): Report {
  const walk = (value: unknown): unknown => {
    if (typeof value === "string") return write(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, own.has(key) ? kept(each) : walk(each)]),
    );
  };
  const kept = (value: unknown): unknown =>
    Array.isArray(value) && value.some((each) => typeof each === "object") ? value.map(walk) : value;
  return walk(report) as Report;
}
