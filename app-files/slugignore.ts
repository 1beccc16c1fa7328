import type { ServiceDeclaration } from "../settings/declare.ts";
import { allOf } from "../settings/finding.ts";
import type { LineFinding } from "./line-finding.ts";
import { linesOf } from "./text-lines.ts";

const file = ".slugignore";

/** What a check of `.slugignore` has to know of the repository. */
export interface SlugContent {
  /** Names in its root folder. */
  readonly names: readonly string[];
  /** Whether Heroku CI runs tests, as `app.json` says. */
  readonly testsRun: boolean;
}

/**
 * What could be better in a `.slugignore`: all of it is advice. `text` is absent where the file is. Source: devcenter.heroku.com/
 * articles/slug-compiler#ignoring-files-with-slugignore, which knows no negation, and keeps tests where Heroku CI runs them.
 */
export function slugignoreFindings(
  { stack }: Pick<ServiceDeclaration, "stack">,
  text: string | undefined,
  { names, testsRun }: SlugContent,
): LineFinding[] {
  if (stack === "container")
    return text === undefined ? [] : [advice(undefined, "no file, because an image has .dockerignore", "one")];
  const patterns = linesOf(text ?? "")
    .map((pattern, index) => ({ pattern: pattern.trim(), line: index + 1 }))
    .filter(({ pattern }) => pattern !== "" && !pattern.startsWith("#"));
  const left = names.filter(
    (name) => isLeftOut(name, testsRun) && !patterns.some(({ pattern }) => covers(pattern, name)),
  );
  return [
    ...patterns.flatMap(({ pattern, line }) => patternFindings(pattern, line, names, testsRun)),
    ...(left.length === 0
      ? []
      : [
          advice(
            undefined,
            `${allOf(left)} to be left out of the slug`,
            text === undefined ? "no file" : "no pattern for them",
          ),
        ]),
  ];
}

function patternFindings(pattern: string, line: number, names: readonly string[], testsRun: boolean): LineFinding[] {
  if (pattern.startsWith("!")) {
    return [advice(line, "a pattern of what is left out", "one that begins with !, which Heroku does not know")];
  }
  const needed = names.filter((name) => isNeeded(name) && covers(pattern, name));
  const tests = testsRun ? names.filter((name) => testFolders.test(name) && covers(pattern, name)) : [];
  return [
    ...(needed.length === 0
      ? []
      : [advice(line, `${allOf(needed)} to stay, because the build or the dynos need it`, "a pattern for it")]),
    ...(tests.length === 0
      ? []
      : [advice(line, `${allOf(tests)} to stay, because Heroku CI runs the tests`, "a pattern for it")]),
  ];
}

const advice = (line: number | undefined, expected: string, got: string): LineFinding => ({
  file,
  ...(line !== undefined && { line }),
  expected,
  got,
  level: "advice",
});

const testFolders = /^(tests?|specs?|__tests__|features|cypress|e2e)$/;
const sourceFolders = /^(docs?|design|artwork|screenshots)$|\.(psd|ai|sketch|fig|pdf)$/i;
const buildFiles =
  /^(Procfile|app\.json|package(-lock)?\.json|yarn\.lock|Gemfile(\.lock)?|requirements\.txt|Pipfile(\.lock)?|pyproject\.toml|manage\.py|pom\.xml|build\.gradle|go\.mod|composer\.(json|lock))$/;

const isLeftOut = (name: string, testsRun: boolean): boolean =>
  sourceFolders.test(name) || (!testsRun && testFolders.test(name));

const isNeeded = (name: string): boolean => buildFiles.test(name);

/** Whether a pattern leaves out a name of the root folder, `*` and `?` standing for what they do in `.gitignore`. */
function covers(pattern: string, name: string): boolean {
  const plain = pattern
    .replace(/^\*\*\//, "")
    .replace(/^\//, "")
    .replace(/\/(\*\*?)?$/, "");
  const source = plain
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll(/\*+/g, "[^/]*")
    .replaceAll("?", "[^/]");
  return new RegExp(`^${source}$`).test(name);
}
