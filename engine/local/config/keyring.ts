import { getOrCreate } from "../../../sdks/heroku/client/get-or-create.ts";
import { Crypter } from "./crypter.ts";

const keyrings = new Map<string, Keyring>();

/** The keys of one passphrase. Deriving one takes half a second of CPU, so a process derives each only once. */
export class Keyring {
  readonly #passphrase: string;
  #created: Promise<Crypter> | undefined;
  readonly #opened = new Map<string, Promise<Crypter | undefined>>();

  constructor(passphrase: string) {
    this.#passphrase = passphrase;
  }

  /** The keyring of a passphrase, shared by all engines of this process. */
  static of(passphrase: string): Keyring {
    return getOrCreate(keyrings, passphrase, () => new Keyring(passphrase));
  }

  /** The crypter of a salt; undefined for a wrong passphrase. */
  open(salt: string): Promise<Crypter | undefined> {
    return getOrCreate(this.#opened, salt, () => Crypter.open(this.#passphrase, salt));
  }

  /** A crypter with a new salt, the same for all stacks that this process creates. */
  create(): Promise<Crypter> {
    this.#created ??= Crypter.create(this.#passphrase).then((crypter) => {
      this.#opened.set(crypter.salt, Promise.resolve(crypter));
      return crypter;
    });
    return this.#created;
  }
}
