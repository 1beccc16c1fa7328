import { join } from "node:path";
import { type LineFinding, lineOf } from "../../app-files/line-finding.ts";
import { problemIn } from "../../engine/problem.ts";
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
    const { folder, plan, problem } = each;
    const files = new Map<string, Outcome>();
    const lineIn = (finding: LineFinding): string => lineOf(placed(finding, each));
    // A file that was never looked at is a problem of the whole folder.
    problems.push(...plan.checked.filter((finding) => finding === problem || finding.file === ".").map(lineIn));
    for (const { name, text, findings } of plan.written) {
      if (text === undefined) problems.push(...findings.map(lineIn));
      files.set(name, text === undefined ? "not written" : await written(join(folder, name), text, problems));
    }
    outcomes.set(each, files);
  }
  return { outcomes, problems };
}

async function written(path: string, text: string, problems: string[]): Promise<Outcome> {
  if (textOf(path) === text) return "unchanged";
  try {
    await writeWhole(path, text, shownPath(path));
    return "written";
  } catch (error) {
    problems.push(problemIn(error).message);
    return "not written";
  }
}
