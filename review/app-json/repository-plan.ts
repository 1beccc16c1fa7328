import type { ServiceDeclaration } from "../../settings/declare.ts";
import { appJsonFile, type FilePlan } from "./app-json-file.ts";
import type { ReviewedService } from "./document.ts";
import { envExampleFile } from "./env-example.ts";
import { herokuYmlFindings } from "./heroku-yml.ts";
import { inOrder, type LineFinding } from "./line-finding.ts";
import { procfileFindings } from "./procfile.ts";
import { readDocument } from "./read-document.ts";
import { slugignoreFindings } from "./slugignore.ts";

/** The folder of a service's repository. */
export interface Repository {
  /** Names in its root folder. */
  readonly names: readonly string[];
  /** The text of a file in its root folder; undefined where there is none. */
  readonly text: (name: string) => string | undefined;
  /** Whether it has a file, by its path. */
  readonly has: (path: string) => boolean;
}

/** What is to be said and done about a service's repository. */
export interface RepositoryPlan {
  /** The files that are written; without `app.json` for a service that has no review apps. */
  readonly written: readonly (FilePlan & { readonly name: "app.json" | ".env.example" })[];
  /** What is wrong with files that are only checked. */
  readonly checked: readonly LineFinding[];
}

/** Compares a repository with what its service declares. */
export function repositoryPlan(service: ReviewedService, repository: Repository): RepositoryPlan {
  const { declaration } = service.settings;
  const { text, has, names } = repository;
  const manifest = text("app.json");
  const appJson = appJsonFile(service, manifest);
  return {
    written: [
      ...(appJson === undefined ? [] : [{ name: "app.json" as const, ...sorted(appJson) }]),
      { name: ".env.example", ...sorted(envExampleFile(service, text(".env.example"))) },
    ],
    checked: [
      ...dynoFindings(declaration),
      ...inOrder(herokuYmlFindings(declaration, text("heroku.yml"), has)),
      ...inOrder(procfileFindings(declaration, text("Procfile"))),
      ...inOrder(slugignoreFindings(declaration, text(".slugignore"), { names, testsRun: runsTests(manifest) })),
    ],
  };
}

const sorted = (plan: FilePlan): FilePlan => ({ ...plan, findings: inOrder(plan.findings) });

/** Source: devcenter.heroku.com/articles/eco-dyno-hours: of Eco dynos, an app runs two at once. */
function dynoFindings({ name, processes, reviewApps }: ServiceDeclaration): LineFinding[] {
  if (reviewApps?.size.toLowerCase() !== "eco" || processes.length <= 2) return [];
  return [
    {
      file: "index.ts",
      path: `services.${name}.reviewApps.size`,
      expected: `Basic or larger for ${processes.length} process types`,
      got: "Eco, of which an app runs two dynos at once",
      level: "advice",
    },
  ];
}

/** Whether Heroku CI is told what to run. */
function runsTests(manifest: string | undefined): boolean {
  const found = manifest === undefined ? undefined : readDocument(manifest);
  return found !== undefined && "document" in found && found.document.environments?.test?.scripts?.test !== undefined;
}
