import { join } from "node:path";
import { type LineFinding, lineOf } from "../../review/app-json/line-finding.ts";
import type { RepositoryPlan } from "../../review/app-json/repository-plan.ts";
import { shownPath } from "./repository.ts";
import type { Target } from "./targets.ts";

/** A target with what is to be said and done about it. */
export interface Looked extends Target {
  readonly plan: RepositoryPlan;
}

/** What happened to a file. */
export type Outcome = "written" | "unchanged";

/** Every finding about a repository. */
export const findingsOf = ({ plan }: Looked): readonly LineFinding[] => [
  ...plan.written.flatMap(({ findings }) => findings),
  ...plan.checked,
];

/** A finding with its file as the current folder sees it; `index.ts` stays what it is. */
export const placed = (finding: LineFinding, folder: string): LineFinding =>
  finding.file === "index.ts" ? finding : { ...finding, file: shownPath(join(folder, finding.file)) };

/** What a check found, a line for each finding, and one for the service. */
export function checkLines(looked: Looked): string[] {
  const { service, folder } = looked;
  const { name } = service.settings.declaration;
  const findings = findingsOf(looked);
  const { written } = looked.plan;
  const names = written.map((file) => file.name).join(" and ");
  // Where one cannot be written, none is.
  const toWrite =
    written.every(({ text }) => text !== undefined) && written.some((file) => file.findings.some(isDifferent));
  return [
    ...findings.map((finding) => `${finding.level === "advice" ? "advice: " : ""}${lineOf(placed(finding, folder))}`),
    `${name}: ${summary(findings)}`,
    ...(toWrite ? [`npx tandem app-json ${name} --folder ${shownPath(folder)} writes ${names}`] : []),
  ];
}

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
export function writtenLines({ service, folder, plan }: Looked, outcomes: ReadonlyMap<string, Outcome>): string[] {
  const { name, reviewApps } = service.settings.declaration;
  return [
    ...plan.written.flatMap(({ name: file, findings }) => [
      `${shownPath(join(folder, file))}: ${outcomes.get(file) ?? "unchanged"}`,
      ...findings.filter(({ line }) => line !== undefined).map((finding) => `  was ${lineOf(finding)}`),
    ]),
    reviewApps === undefined
      ? `${name} has no review apps, so that app.json is left alone: index.ts would declare them as reviewApps("<owner>/<repository>")`
      : gitHubLine(name, reviewApps.repository),
  ];
}

/** Source of the address: `pipelines:open` of heroku/cli 11.10. */
const gitHubLine = (name: string, repository: string): string =>
  `${name}: review apps need a person, once, to connect the pipeline to ${repository} on GitHub at https://dashboard.heroku.com/pipelines/<id>/settings, which heroku pipelines:open ${name} leads to`;
