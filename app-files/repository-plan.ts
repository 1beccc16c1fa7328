import type { ServiceDeclaration } from "../settings/declare.ts";
import { appJsonFile, type FilePlan } from "./app-json/app-json-file.ts";
import type { ReviewedService } from "./app-json/document.ts";
import { readDocument } from "./app-json/read-document.ts";
import { envExampleFile } from "./env-example/env-example.ts";
import { herokuYmlFindings } from "./heroku-yml/heroku-yml.ts";
import { findingsIn, inOrder, type LineFinding } from "./line-finding.ts";
import { procfileFindings } from "./procfile/procfile.ts";
import { runtimeFindings } from "./runtime-versions.ts";
import { slugignoreFindings } from "./slugignore.ts";

/** Why a file that is there cannot be read. */
interface UnreadableFile {
  readonly expected: string;
  readonly got: string;
}

/** The text of a file; undefined where there is none. */
export type FileText = string | undefined | UnreadableFile;

/** The folder of a service's repository. */
export interface Repository {
  /** Names in its root folder. */
  readonly names: readonly string[];
  /** A file, by its path from the root folder. */
  readonly text: (path: string) => FileText;
  /** Whether it has a file, by its path. */
  readonly has: (path: string) => boolean;
}

/** A file that is written, and what is wrong with it afterwards. */
export interface WrittenFile extends FilePlan {
  readonly name: "app.json" | ".env.example";
  /** Findings that only a person can end. */
  readonly left: readonly LineFinding[];
}

/** What is to be said and done about a service's repository. */
export interface RepositoryPlan {
  /** The files that are written; without `app.json` for a service that has no review apps. */
  readonly written: readonly WrittenFile[];
  /** What is wrong with files that are only checked. */
  readonly checked: readonly LineFinding[];
}

/** Compares a repository with what its service declares, and its runtimes with the day (in UTC). A file that cannot be read is one finding, and hides no other. */
export function repositoryPlan(
  service: ReviewedService,
  { text, has, names }: Repository,
  today = new Date().toISOString().slice(0, 10),
): RepositoryPlan {
  const { declaration } = service.settings;
  const checked = (name: string, findingsOf: (text: string | undefined) => LineFinding[]): LineFinding[] => {
    const found = text(name);
    return typeof found === "object" ? [unreadable(name, found)] : inOrder(findingsOf(found));
  };
  const read = (path: string): string | undefined => {
    const found = text(path);
    return typeof found === "string" ? found : undefined;
  };
  return {
    written: [
      ...written("app.json", text("app.json"), (found) => appJsonFile(service, found)),
      ...written(".env.example", text(".env.example"), (found) => envExampleFile(service, found)),
    ],
    checked: [
      ...dynoFindings(declaration),
      ...checked("heroku.yml", (found) => herokuYmlFindings(declaration, found, { has, read })),
      ...checked("Procfile", (found) => procfileFindings(declaration, found, read)),
      // A file that cannot be read asks for no runtime: Heroku's build says so first.
      ...runtimeFindings(read, today),
      ...checked(".slugignore", (found) =>
        slugignoreFindings(declaration, found, { names, testsRun: runsTests(read("app.json")) }),
      ),
    ],
  };
}

/** None for a service that has no such file. */
function written(
  name: WrittenFile["name"],
  found: FileText,
  planFor: (text: string | undefined) => FilePlan | undefined,
): WrittenFile[] {
  const isRead = typeof found !== "object";
  const plan = planFor(isRead ? found : undefined);
  if (plan === undefined) return [];
  const findings = isRead ? inOrder(plan.findings) : [unreadable(name, found)];
  if (!isRead || plan.text === undefined) return [{ name, findings, left: findings }];
  return [{ name, text: plan.text, findings, left: inOrder(planFor(plan.text)?.findings ?? []) }];
}

const unreadable = (file: string, { expected, got }: UnreadableFile): LineFinding =>
  findingsIn(file).unreadable(expected, got);

/** Source: devcenter.heroku.com/articles/eco-dyno-hours: of Eco dynos, an app runs two at once. */
function dynoFindings({ name, processes, reviewApps }: ServiceDeclaration): LineFinding[] {
  if (reviewApps?.size.toLowerCase() !== "eco" || processes.length <= 2) return [];
  const expected = `Basic or larger for ${processes.length} process types`;
  const path = ["services", name, "reviewApps", "size"];
  return [findingsIn("index.ts").advice(expected, "Eco, of which an app runs two dynos at once", { path })];
}

/** Whether app.json has a test script for Heroku CI. */
function runsTests(manifest: string | undefined): boolean {
  const found = manifest === undefined ? undefined : readDocument(manifest);
  return found !== undefined && "document" in found && found.document.environments?.test?.scripts?.test !== undefined;
}
