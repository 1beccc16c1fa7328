import { startPolicyPack } from "./policy-host.ts";
import { startProgram } from "./program-host.ts";
import { startProvider } from "./provider-host.ts";

/** How a run starts its processes. */
export interface RunProcesses {
  readonly startProgram: typeof startProgram;
  readonly startProvider: typeof startProvider;
  readonly startPolicyPack: typeof startPolicyPack;
}

/** Starts each in a new process, which ends with the run. */
export const newProcesses: RunProcesses = { startProgram, startProvider, startPolicyPack };
