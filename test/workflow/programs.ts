import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../../cli/bin/tandem.mjs", import.meta.url));
const npm = execFileSync("bash", ["-c", "command -v npm"], { encoding: "utf8" }).trim();
const tandem = `"${process.execPath}" "${launcher}"`;

/** Put before what a runner has on its `PATH`; what is absent is the machine's own. */
export interface InPlaceOf {
  /** What `npx tandem review` runs; the rest of `npx tandem` is this project's then, without npm's start. */
  readonly review?: string;
  /** What `pulumi` runs. */
  readonly pulumi?: string;
}

/**
 * A folder of programs for a runner's `PATH`. `npm ci` does nothing in it: a checkout's dependencies are linked, and `.ci/run`
 * tries it on a clone.
 */
export async function programs({ review, pulumi }: InPlaceOf = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "programs-"));
  const scripts = {
    npm: `if [ "$1" = ci ]; then exit 0; fi; exec "${npm}" "$@"`,
    ...(review !== undefined && {
      npx: `shift; if [ "$1" = review ]; then shift; ${review}; else exec ${tandem} "$@"; fi`,
    }),
    ...(pulumi !== undefined && { pulumi }),
  };
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/usr/bin/env bash\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

/** `pulumi stack output manifest --stack <environment>`, of a trial's state. */
const manifestOf = `const { deployment } = JSON.parse(require("fs").readFileSync(".tandem/stacks/" + process.argv[1] + ".json", "utf8"));
console.log(deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack").outputs.manifest);`;

/** The local Heroku and this project's own engine where the workflows mean the real one and the Pulumi CLI. */
export const onLocalHeroku: InPlaceOf = {
  review: `exec ${tandem} review --local "$@"`,
  pulumi: `command="$1"; while [ "$1" != --stack ]; do shift; done
case "$command" in
  up) exec ${tandem} try up "$2" --yes ;;
  stack) exec "${process.execPath}" -e '${manifestOf}' "$2" ;;
  *) exit 64 ;;
esac`,
};
