import type { Project } from "../config/project.ts";
import type { StackConfig } from "../config/stack-config.ts";
import { Child, childEnvironment, childNodeArguments, sdkFile } from "./child.ts";

/** A running program. */
export type RunningProgram = Pick<Child, "ended" | "hasEnded" | "tail" | "stop">;

/** How to start a program. */
export interface ProgramStart {
  project: Project;
  stack: string;
  config: StackConfig;
  engineAddress: string;
  preview: boolean;
  parallel: number;
  env: Record<string, string>;
  onLine(line: string, stream: "stdout" | "stderr"): undefined;
}

/** Starts the unchanged program with the SDK's runner. */
export function startProgram(start: ProgramStart): RunningProgram {
  const { programFolder } = start.project;
  const runner = sdkFile(programFolder, "cmd/run/index.js");
  return new Child({
    command: process.execPath,
    args: [...childNodeArguments(), runner, ...runnerArguments(start)],
    cwd: programFolder,
    env: runnerEnvironment(start),
    onLine: start.onLine,
  });
}

/** The arguments of the SDK's runner: flags and the program. */
export function runnerArguments({ project, stack, engineAddress, parallel, preview }: ProgramStart): string[] {
  const flags = {
    monitor: engineAddress,
    engine: engineAddress,
    organization: "organization",
    project: project.name,
    stack,
    "root-directory": project.folder,
    pwd: project.programFolder,
    parallel: String(parallel),
  };
  return [
    ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
    ...(preview ? ["--dry-run"] : []),
    project.program,
  ];
}

/** The program's environment, including its configuration. */
export function runnerEnvironment({ config, env }: ProgramStart): Record<string, string> {
  return {
    ...childEnvironment(env),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config.values)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify([...config.secretKeys]),
  };
}
