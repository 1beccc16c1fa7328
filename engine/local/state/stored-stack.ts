import { join } from "node:path";
import type { Keyring } from "../config/keyring.ts";
import { ReplacedFile } from "./replaced-file.ts";
import { StateCodec } from "./state-codec.ts";
import { readState, statePath, stateText } from "./state-file.ts";
import { StateStore } from "./state-store.ts";

/** A stack's state, from its files. */
export interface StoredStack {
  store: StateStore;
  /** Makes the store save to the files from now on. */
  makeWritable(): void;
}

/**
 * Reads a stack's state, which is empty without a file. Simulated resources are in a second file: `pulumi stack import` must not
 * take them for real ones. A new state uses `salt`, the stack file's, where it fits the passphrase.
 */
export async function openStack(
  folder: string,
  stack: string,
  keyring: Keyring,
  salt: string | undefined,
): Promise<StoredStack> {
  const path = statePath(folder, stack);
  const simulatedPath = join(folder, `${stack}.simulated.json`);
  const [stored, simulated] = await Promise.all([readState(path, keyring), readState(simulatedPath, keyring)]);
  const newCrypter = async () => (salt === undefined ? undefined : await keyring.open(salt)) ?? keyring.create();
  const codec = stored?.codec ?? new StateCodec(await newCrypter());
  const store = new StateStore(stored?.resources ?? [], stored?.pending ?? [], simulated?.resources ?? []);
  const file = new ReplacedFile(path, () => stateText(codec, store.forDeployment(), [...store.pending]));
  const simulatedFile = new ReplacedFile(simulatedPath, () => stateText(codec, [...store.simulated.values()], []));
  return {
    store,
    makeWritable: () => {
      let simulatedCount = store.simulated.size;
      store.saveWith(async () => {
        const hasSimulated = simulatedCount > 0 || store.simulated.size > 0;
        // Awaited together: the rejection of a promise that is not awaited would end the process.
        await Promise.all([file.save(), ...(hasSimulated ? [simulatedFile.save()] : [])]);
        simulatedCount = store.simulated.size;
      });
    },
  };
}
