import { join } from "node:path";
import type { Crypter } from "../config/crypter.ts";
import type { Keyring } from "../config/keyring.ts";
import { StateCodec } from "./state-codec.ts";
import { readState, statePath, stateText } from "./state-file.ts";
import { StateStore } from "./state-store.ts";
import { WrittenFile } from "./written-file.ts";

/** A stack's state, from its files. */
export interface StoredStack {
  store: StateStore;
  /** From here on, saving the store writes the files. */
  writable(): void;
}

/**
 * Reads a stack's state; an empty one when there is none. Resources that only exist in the simulation are in a file of
 * their own beside it: an importing CLI must not take them for made. `salt` is the stack file's, used for a new state
 * when the passphrase fits it.
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
  const codec = stored?.codec ?? new StateCodec(await newCrypter(keyring, salt));
  const store = new StateStore(stored?.resources ?? [], stored?.pending ?? [], simulated?.resources ?? []);
  const file = new WrittenFile(path, () => stateText(codec, store.written(), [...store.pending]));
  const simulatedFile = new WrittenFile(simulatedPath, () => stateText(codec, [...store.simulated.values()], []));
  return {
    store,
    writable: () => {
      let simulatedCount = store.simulated.size;
      store.savedBy(async () => {
        const isSimulated = simulatedCount > 0 || store.simulated.size > 0;
        // Together: a failure of one that nobody waits for would end the process.
        await Promise.all([file.save(), ...(isSimulated ? [simulatedFile.save()] : [])]);
        simulatedCount = store.simulated.size;
      });
    },
  };
}

async function newCrypter(keyring: Keyring, salt: string | undefined): Promise<Crypter> {
  const known = salt === undefined ? undefined : await keyring.open(salt);
  return known ?? keyring.create();
}
