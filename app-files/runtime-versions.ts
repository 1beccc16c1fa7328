import { endOf } from "../config-vars/versions.ts";
import { findingsIn, type LineFinding } from "./line-finding.ts";

/** A file by which a buildpack is given the version of a runtime. */
interface RuntimeFile {
  readonly file: string;
  /** Where in the file, as a finding says it; absent where the whole file is the version. */
  readonly path?: string;
  readonly runtime: Parameters<typeof endOf>[0];
  /** The line that has the version, with the version as its group. A range that takes newer ones is none. */
  readonly line: RegExp;
}

const pinned = String.raw`[\^~=v]{0,2}\s{0,3}(\d{1,3}(?:\.(?:\d{1,3}|x|\*)){0,2})`;

/** To add one, add a line with the page that says what the buildpack reads. */
const files: readonly RuntimeFile[] = [
  // devcenter.heroku.com/articles/nodejs-support#specifying-a-node-js-version
  {
    file: "package.json",
    path: "engines.node",
    runtime: "node",
    line: new RegExp(`"node"\\s{0,3}:\\s{0,3}"${pinned}"`),
  },
  // devcenter.heroku.com/articles/ruby-versions: Gemfile.lock has what Bundler chose
  { file: "Gemfile.lock", path: "RUBY VERSION", runtime: "ruby", line: /^ {3}ruby (\d+\.\d+\.\d+)/ },
  // devcenter.heroku.com/articles/python-runtimes
  { file: ".python-version", runtime: "python", line: /^(\d+\.\d+(?:\.\d+)?)\s*$/ },
  { file: "runtime.txt", runtime: "python", line: /^python-(\d+\.\d+(?:\.\d+)?)\s*$/ },
  // devcenter.heroku.com/articles/php-support#selecting-a-runtime
  {
    file: "composer.json",
    path: "require.php",
    runtime: "php",
    line: /"php"\s{0,3}:\s{0,3}"[~=]{0,2}\s{0,3}(\d+\.\d+)\.(?:\d+|\*)"/,
  },
  // devcenter.heroku.com/articles/go-support#go-versions
  { file: "go.mod", path: "go", runtime: "go", line: /^go (\d+\.\d+)/ },
];

/**
 * Runtimes whose support has ended, by what an app's own files ask for. Advice: review apps work with them, and the policy
 * `versions-are-supported` sees what is declared alone.
 */
export const runtimeFindings = (textOf: (file: string) => string | undefined, today: string): LineFinding[] =>
  files.flatMap(({ file, path, runtime, line }): LineFinding[] => {
    const lines = (textOf(file) ?? "").split(/\r?\n/);
    const index = lines.findIndex((each) => line.test(each));
    const [, version = ""] = line.exec(lines[index] ?? "") ?? [];
    const end = endOf(runtime, version);
    if (end === undefined || end.day >= today) return [];
    const got = `${version}, whose support ended on ${end.day}`;
    const place = { line: index + 1, path: path === undefined ? [] : [path] };
    const remedy = "set a later one, and try it on staging first";
    return [findingsIn(file).advice(`a supported version of ${runtime}`, got, { ...place, remedy })];
  });
