import type { StackExtra } from "../config/stack-config.ts";
import type { RunProcesses } from "../hosts/run-processes.ts";

/** What the local engine is told once. */
export interface LocalEngineOptions {
  /** The folder of `Pulumi.yaml`. */
  projectFolder: string;
  /** Where `<stack>.json` and `<stack>.lock` are kept. */
  stateFolder: string;
  /** Encrypts the secrets in the state, and opens those of the stack files. */
  passphrase: string;
  /** All that program, provider and policy packs see of the environment, besides PATH, HOME and TMPDIR. */
  env: Record<string, string>;
  /** Added to a stack file's configuration; it wins over what is there. */
  config?: StackExtra;
  /** Whether a key of the stack file is not read, nor its secret opened: `secret` says that its value is encrypted. */
  leaveOut?(key: string, secret: boolean): boolean;
  /**
   * Folders of policy packs.
   * @default none
   */
  policyPacks?: readonly string[];
  /**
   * Packages that have no provider here: their resources are only shown.
   * @default aws
   */
  simulated?: readonly string[];
  /**
   * How many objects are worked at once.
   * @default 64
   */
  parallel?: number;
  /**
   * How program, provider and policy packs are started.
   * @default each in a new process
   */
  processes?: RunProcesses;
}
