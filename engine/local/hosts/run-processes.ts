import { startPolicyPack } from "./policy-host.ts";
import { startProgram } from "./program-host.ts";
import { startProvider } from "./provider-host.ts";

/** How the processes of a run are started. */
export interface RunProcesses {
  readonly startProgram: typeof startProgram;
  readonly startProvider: typeof startProvider;
  readonly startPolicyPack: typeof startPolicyPack;
}

/** Each in a new process, which ends with the run. */
export const newProcesses: RunProcesses = { startProgram, startProvider, startPolicyPack };
