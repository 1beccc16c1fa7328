import { join } from "node:path";
import { type LineFinding, lineOf } from "../../app-files/line-finding.ts";
import { Problem } from "../../engine/problem.ts";
import { writeWhole } from "../whole-file.ts";
import { type Looked, type Outcome, placed } from "./report.ts";
import { shownPath, textOf } from "./repository.ts";

/** What became of the files of several services. */
interface WrittenServices {
  /** By service, then by name of the file. */
  readonly outcomes: ReadonlyMap<Looked, ReadonlyMap<string, Outcome>>;
  /** Why files were not written, a line each. */
  readonly problems: readonly string[];
}

/** Writes each file that can be written: one that cannot stops no other, of no service. */
export async function writeAll(looked: readonly Looked[]): Promise<WrittenServices> {
  const outcomes = new Map<Looked, ReadonlyMap<string, Outcome>>();
  const problems: string[] = [];
  for (const each of looked) {
    const written = await writeFiles(each);
    outcomes.set(each, written.files);
    problems.push(...written.problems);
  }
  return { outcomes, problems };
}

interface Written {
  readonly files: ReadonlyMap<string, Outcome>;
  /** Why files were not written, a line each. */
  readonly problems: readonly string[];
}

async function writeFiles(looked: Looked): Promise<Written> {
  const { folder, plan, problem } = looked;
  const files = new Map<string, Outcome>();
  // A file that was never looked at is a problem of the whole folder.
  const problems = plan.checked.filter((finding) => finding === problem || finding.file === ".").map(linesOf(looked));
  for (const { name, text, findings } of plan.written) {
    const path = join(folder, name);
    if (text === undefined) problems.push(...findings.map(linesOf(looked)));
    const outcome = text === undefined ? "not written" : await written(path, text, problems);
    files.set(name, outcome);
  }
  return { files, problems };
}

const linesOf =
  (looked: Looked) =>
  (finding: LineFinding): string =>
    lineOf(placed(finding, looked));

async function written(path: string, text: string, problems: string[]): Promise<Outcome> {
  if (textOf(path) === text) return "unchanged";
  try {
    await writeWhole(path, text, shownPath(path));
    return "written";
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error.message);
    return "not written";
  }
}
