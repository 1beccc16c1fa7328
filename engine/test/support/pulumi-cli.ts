import { execFileSync, spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";
import type { TestProject } from "./test-project.ts";

/** Whether a `pulumi` is on PATH. */
export const hasPulumi = (process.env.PATH ?? "").split(delimiter).some((folder) => {
  try {
    execFileSync(`${folder}/pulumi`, ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

/** The suffix of the names of tests that need it. */
export const needsPulumi = hasPulumi
  ? "(with the Pulumi CLI)"
  : "(skipped: no pulumi on PATH; install the Pulumi CLI and run again)";

/** The CLI's environment for a test project, whose folder has its backend. */
export function pulumiEnvironment(project: TestProject): Record<string, string> {
  return {
    PULUMI_HOME: `${project.folder}/pulumi-home`,
    PULUMI_BACKEND_URL: `file://${project.folder}/backend`,
    PULUMI_CONFIG_PASSPHRASE: "open sesame",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    FAKE_WORLD: project.world.folder,
  };
}

/** Runs the CLI in a test project, and returns its output. A failure throws with all output. */
export function pulumi(project: TestProject, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync("pulumi", [...args, "--non-interactive"], {
    cwd: project.folder,
    encoding: "utf8",
    env: {
      ...pulumiEnvironment(project),
      HOME: process.env.HOME,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
    },
  });
  if (status !== 0) throw new Error(`pulumi ${args.join(" ")}: ${status}\n${stdout}\n${stderr}`);
  return stdout;
}
