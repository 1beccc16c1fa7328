import { posix } from "node:path";
import type { ServiceDeclaration } from "../settings/declare.ts";
import { allOf } from "../settings/finding.ts";
import { findingsIn, type LineFinding } from "./line-finding.ts";
import { linesOf } from "./text-lines.ts";

const { advice } = findingsIn(".slugignore");

/** What a check of `.slugignore` needs to know of the repository. */
export interface SlugContent {
  /** Names in its root folder. */
  readonly names: readonly string[];
  /** Whether Heroku CI runs tests, as `app.json` says. */
  readonly testsRun: boolean;
}

/**
 * What could be better in a `.slugignore`: all of it is advice. `text` is absent where the file is. Source: devcenter.heroku.com/
 * articles/slug-compiler#ignoring-files-with-slugignore: no negation, and tests stay where Heroku CI runs them.
 */
export function slugignoreFindings(
  { stack }: Pick<ServiceDeclaration, "stack">,
  text: string | undefined,
  { names, testsRun }: SlugContent,
): LineFinding[] {
  if (stack === "container")
    return text === undefined ? [] : [advice("no file, because an image has .dockerignore", "one")];
  const patterns = linesOf(text ?? "")
    .map((pattern, index) => ({ pattern: pattern.trim(), line: index + 1 }))
    .filter(({ pattern }) => pattern !== "" && !pattern.startsWith("#"));
  const missed = names.filter(
    (name) =>
      (sourceFolders.test(name) || (!testsRun && testFolders.test(name))) &&
      !patterns.some(({ pattern }) => covers(pattern, name)),
  );
  return [
    ...patterns.flatMap(({ pattern, line }) => patternFindings(pattern, line, names, testsRun)),
    ...(missed.length === 0
      ? []
      : [
          advice(`${allOf(missed)} to be left out of the slug`, text === undefined ? "no file" : "no pattern for them"),
        ]),
  ];
}

function patternFindings(pattern: string, line: number, names: readonly string[], testsRun: boolean): LineFinding[] {
  if (pattern.startsWith("!")) {
    return [advice("a pattern of what is left out", "one that starts with !, which Heroku does not support", { line })];
  }
  const stays = (names: readonly string[], reason: string): LineFinding[] =>
    names.length === 0 ? [] : [advice(`${allOf(names)} to stay, because ${reason}`, "a pattern for it", { line })];
  const covered = names.filter((name) => covers(pattern, name));
  const tests = testsRun ? covered.filter((name) => testFolders.test(name)) : [];
  return [
    ...stays(
      covered.filter((name) => buildFiles.test(name)),
      "the build or the dynos need it",
    ),
    ...stays(tests, "Heroku CI runs the tests"),
  ];
}

const testFolders = /^(tests?|specs?|__tests__|features|cypress|e2e)$/;
const sourceFolders = /^(docs?|design|artwork|screenshots)$|\.(psd|ai|sketch|fig|pdf)$/i;
const buildFiles =
  /^(Procfile|app\.json|package(-lock)?\.json|yarn\.lock|Gemfile(\.lock)?|requirements\.txt|Pipfile(\.lock)?|pyproject\.toml|manage\.py|pom\.xml|build\.gradle|go\.mod|composer\.(json|lock))$/;

/**
 * Whether a pattern leaves out a name of the root folder. Heroku's slug compiler deletes what a shell glob finds, in the root and
 * below it. Source: lib/slug_compiler.rb of github.com/heroku/slug-compiler.
 */
const covers = (pattern: string, name: string): boolean =>
  posix.matchesGlob(name, pattern.replace(/^(\*\*)?\//, "").replace(/\/(\*\*?)?$/, ""));
