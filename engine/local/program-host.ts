import { Child, childEnvironment } from "./child.ts";
import { childNodeArguments, sdkFile } from "./node-child.ts";
import type { Project } from "./project.ts";
import type { StackConfig } from "./stack-config.ts";

/** Starts the program, unchanged, with the SDK's own runner. */
export function startProgram(options: {
  project: Project;
  stack: string;
  config: StackConfig;
  engineAddress: string;
  preview: boolean;
  parallel: number;
  env: Record<string, string>;
  onLine(line: string, stream: "stdout" | "stderr"): undefined;
}): Child {
  const { project, config, engineAddress } = options;
  const flags = {
    monitor: engineAddress,
    engine: engineAddress,
    organization: "organization",
    project: project.name,
    stack: options.stack,
    "root-directory": project.folder,
    pwd: project.programFolder,
    parallel: String(options.parallel),
  };
  const runner = sdkFile(project.programFolder, "cmd/run/index.js");
  return new Child({
    command: process.execPath,
    args: [
      ...childNodeArguments(),
      runner,
      ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
      ...(options.preview ? ["--dry-run"] : []),
      project.program,
    ],
    cwd: project.programFolder,
    env: {
      ...childEnvironment(options.env),
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config.values)),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify([...config.secretKeys]),
    },
    onLine: options.onLine,
  });
}
