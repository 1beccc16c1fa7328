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

/** What a test that needs it says of itself. */
export const needsPulumi = hasPulumi
  ? "(with the Pulumi CLI)"
  : "(skipped: no pulumi on PATH; install the Pulumi CLI and run again)";

/** The environment in which the CLI works on a test project, with its own backend inside of it. */
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

/** Runs the CLI in a test project, and gives its output. Throws all it said when it fails. */
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
