import { join, relative } from "node:path";
import { colors } from "../print/colors.ts";
import { trialCommand } from "../print/command.ts";
import { folded } from "../print/folded.ts";
import { lastColumn, table } from "../print/table.ts";
import type { Trial } from "./trial.ts";
import { herokuFolder } from "./trial-folder.ts";

/** What to try next, each of which works as written, in the folder in which it is read. `app` is one of the estate's, where it stays. */
export function closingWords(
  { heroku, engineName }: Pick<Trial, "heroku" | "engineName">,
  project: string,
  app: string | undefined,
): string[] {
  const own = (command: string, ...args: string[]): string => trialCommand(engineName, command, ...args);
  if (app === undefined) {
    const next = [
      [own("--keep"), "keep it running"],
      [own("--verbose"), "print everything"],
      [own("up"), "apply an edit, after a question"],
      [own("secret", "<key> <environment>"), "set a secret; values are made up"],
      [own("destroy", "--include-protected"), "remove everything"],
    ];
    const indent = lastColumn(next) + 2;
    return ["The local Heroku stops now. To try next:", ...table(next).map((row) => folded(`  ${row}`, indent))];
  }
  const token = relative(process.cwd(), join(herokuFolder(project, engineName), "token"));
  return [
    `local Heroku still running at ${colors.bold(heroku.url)}`,
    `dashboard, in a browser: ${heroku.url}`,
    "stop it with: npx tandem heroku stop",
    "",
    colors.bold(`Three things to try, each followed by: ${own("up")}`),
    '1. In index.ts, replace a daily(…) with noBackup("because"); import noBackup:',
    "   a policy then stops the up.",
    "2. In Pulumi.staging.yaml, change a plan from essential-0 to essential-1:",
    "   the preview shows it, and the up applies it.",
    "3. Change something by hand; the next up finds and reverts it:",
    `   curl -fsS -o /dev/null -X PATCH ${heroku.url}/apps/${app} \\`,
    "     -H 'Accept: application/vnd.heroku+json; version=3' \\",
    `     -H "Authorization: Bearer $(cat ${token})" \\`,
    `     -H 'Content-Type: application/json' -d '{"maintenance": true}'`,
    "",
    "Remove everything with:",
    `   ${own("destroy", "--include-protected")}`,
  ];
}
