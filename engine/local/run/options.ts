import type { StackExtra } from "../config/stack-config.ts";
import type { RunProcesses } from "../hosts/run-processes.ts";

/** Options of the local engine. */
export interface LocalEngineOptions {
  /** The folder of `Pulumi.yaml`. */
  projectFolder: string;
  /** The folder of `<stack>.json` and `<stack>.lock`. */
  stateFolder: string;
  /** Encrypts secrets in the state, and decrypts those of the stack files. */
  passphrase: string;
  /** The environment of program, providers and policy packs, in addition to PATH, HOME and TMPDIR. */
  env: Record<string, string>;
  /** Configuration that overrides the stack file's. */
  config?: StackExtra;
  /** Whether to skip a key of the stack file without decrypting it; `secret`: its value is encrypted. */
  leaveOut?(key: string, secret: boolean): boolean;
  /**
   * Folders of policy packs.
   * @default none
   */
  policyPacks?: readonly string[];
  /**
   * Packages to simulate: their resources are only shown.
   * @default aws
   */
  simulated?: readonly string[];
  /**
   * How many objects are processed at once.
   * @default 64
   */
  parallel?: number;
  /**
   * How to start program, providers and policy packs.
   * @default each in a new process
   */
  processes?: RunProcesses;
}
