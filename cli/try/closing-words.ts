import { join, relative } from "node:path";
import { colors } from "../print/colors.ts";
import type { Trial } from "./trial.ts";
import { herokuFolder } from "./trial-folder.ts";

/** What to try next, each of which works as written, in the folder in which it is read. `app` is one of the estate's. */
export function closingWords(
  { heroku, engineName }: Pick<Trial, "heroku" | "engineName">,
  project: string,
  app: string,
): string[] {
  const token = relative(process.cwd(), join(herokuFolder(project, engineName), "token"));
  const engine = engineName === "local" ? "" : ` --engine ${engineName}`;
  return [
    `the local Heroku goes on at ${colors.bold(heroku.url)}; stop it with: npx tandem heroku stop`,
    `every app and what it stands for, in a browser: ${heroku.url}/_local/apps`,
    "",
    colors.bold(`Three things to try, each followed by: npx tandem try up${engine}`),
    '1. In index.ts, replace a daily(…) by noBackup("because") and import noBackup beside it: the policy stops the up.',
    "2. In Pulumi.staging.yaml, change a plan from essential-0 to essential-1: the diff shows it, and it is applied.",
    "3. Change something by hand, and see it found and put right:",
    `   curl -fsS -o /dev/null -X PATCH ${heroku.url}/apps/${app} -H 'Accept: application/vnd.heroku+json; version=3' \\`,
    `     -H "Authorization: Bearer $(cat ${token})" -H 'Content-Type: application/json' -d '{"maintenance": true}'`,
    "",
    `Remove everything with: npx tandem try destroy --include-protected${engine}`,
  ];
}
