import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { declaredEstate } from "../estate/declared-estate.ts";

/**
 * Checks files and variables before anything is looked at, where they confirm something: the provider would stop at an odd entry first, and
 * hide every other mistake. Without one there is nothing that an `up` does not find as well.
 */
export async function checkConfirmations(project: string): Promise<void> {
  const files = globSync("Pulumi.*.yaml", { cwd: project }).map((file) => readFileSync(join(project, file), "utf8"));
  const isConfirming = Boolean(process.env.HEROKU_CONFIRM || process.env.HEROKU_MOVE_FORWARD);
  if (isConfirming || files.some((text) => /heroku:(confirm|moveForward)/.test(text))) await declaredEstate(project);
}
