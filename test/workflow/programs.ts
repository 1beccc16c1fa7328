import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../../cli/bin/tandem.mjs", import.meta.url));
const npm = execFileSync("bash", ["-c", "command -v npm"], { encoding: "utf8" }).trim();
const tandem = `"${process.execPath}" "${launcher}"`;

/**
 * What a runner has on its `PATH`, put in a folder. `npx tandem` is this project's; dependencies are there, so that `npm ci` has
 * nothing to do, and must not touch the checkout's links. `review` is what `npx tandem review` runs, `up` what `pulumi up` does.
 */
export async function programs({ review, up }: { review: string; up: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "programs-"));
  const scripts = {
    npx: `shift; if [ "$1" = review ]; then shift; ${review}; else exec ${tandem} "$@"; fi`,
    npm: `if [ "$1" = ci ]; then exit 0; fi; exec "${npm}" "$@"`,
    pulumi: up,
  };
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/usr/bin/env bash\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

/** The local Heroku and this project's own engine where the workflows mean the real one and the Pulumi CLI. */
export const onLocalHeroku = {
  review: `case " $* " in *" --without-credentials "*) ;; *) set -- --local "$@" ;; esac; exec ${tandem} review "$@"`,
  up: `[ "$1" = up ] || exit 64; while [ "$1" != --stack ]; do shift; done; exec ${tandem} try up "$2"`,
};
