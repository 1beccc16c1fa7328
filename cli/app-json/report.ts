import { join } from "node:path";
import { type LineFinding, lineOf, presentable } from "../../app-files/line-finding.ts";
import type { RepositoryPlan, WrittenFile } from "../../app-files/repository-plan.ts";
import { shownPath } from "./repository.ts";
import type { Target } from "./targets.ts";

/** A target with what is to be said and done about it. */
export interface Looked extends Target {
  readonly plan: RepositoryPlan;
}

/** What happened to a file. */
export type Outcome = "written" | "unchanged" | "not written";

/** Every finding about a repository. */
export const findingsOf = ({ plan }: Looked): readonly LineFinding[] => [
  ...plan.written.flatMap(({ findings }) => findings),
  ...plan.checked,
];

/** A finding with its file as the current folder sees it; `index.ts`, and what is said of the folder itself, stay as they are. */
export const placed = (finding: LineFinding, { folder, problem }: Target): LineFinding =>
  finding.file === "index.ts" || finding === problem
    ? finding
    : presentable({ ...finding, file: shownPath(join(folder, finding.file)) });

/** What a check found, a line for each finding, and one for the service. */
export function checkLines(looked: Looked): string[] {
  const { service, folder } = looked;
  const { name } = service.settings.declaration;
  const findings = findingsOf(looked);
  const names = looked.plan.written.filter(isMended).map((file) => file.name);
  return [
    ...findings.map((finding) => `${finding.level === "advice" ? "advice: " : ""}${lineOf(placed(finding, looked))}`),
    `${name}: ${summary(findings)}`,
    ...(names.length > 0
      ? [`npx tandem app-json ${name} --folder ${shownPath(folder)} writes ${names.join(" and ")}`]
      : []),
  ];
}

/** Whether writing a file ends a finding. */
const isMended = ({ text, findings, left }: WrittenFile): boolean =>
  text !== undefined && findings.filter(isDifferent).length > left.filter(isDifferent).length;

const isDifferent = ({ level }: LineFinding): boolean => level === "different";

function summary(findings: readonly LineFinding[]): string {
  const count = (level: LineFinding["level"]) => findings.filter((finding) => finding.level === level).length;
  const parts = [
    counted(count("unreadable"), "file that could not be read", "files that could not be read"),
    counted(count("different"), "difference", "differences"),
    counted(count("advice"), "piece of advice", "pieces of advice"),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "as declared" : parts.join(", ");
}

const counted = (amount: number, one: string, many: string): string | undefined =>
  amount === 0 ? undefined : `${amount} ${amount === 1 ? one : many}`;

/** What was written, with what it put right, and what remains for a person to do. */
export function writtenLines(
  { service, folder, plan, problem }: Looked,
  outcomes: ReadonlyMap<string, Outcome>,
): string[] {
  const { name, reviewApps } = service.settings.declaration;
  if (problem !== undefined) return [];
  return [
    ...plan.written.flatMap((file) => [
      `${shownPath(join(folder, file.name))}: ${outcomes.get(file.name) ?? "unchanged"}`,
      ...(file.text === undefined ? [] : changeLines(file)),
    ]),
    reviewApps === undefined
      ? `app.json: not written, because ${name} has no review apps; to have them, declare reviewApps("<owner>/<repository>") in index.ts`
      : gitHubLine(name, reviewApps.repository),
  ];
}

function changeLines({ findings, left }: WrittenFile): string[] {
  const still = left.map(withoutLine);
  return [
    ...findings
      .filter((finding) => finding.line !== undefined && !still.includes(withoutLine(finding)))
      .map((finding) => `  ${finding.isRemoved ? "removed" : "fixed"} ${lineOf(finding)}`),
    ...left.map((finding) => `  not fixed ${lineOf(finding)}`),
  ];
}

/** A line may be another one in the file as it is now. */
const withoutLine = ({ line: _, ...finding }: LineFinding): string => lineOf(finding);

/** Source of the address: `pipelines:open` of heroku/cli 11.10. */
const gitHubLine = (name: string, repository: string): string =>
  `${name}: connect the pipeline to ${repository} on GitHub once, so that Heroku can create review apps: run heroku pipelines:open ${name}, then open Settings`;
