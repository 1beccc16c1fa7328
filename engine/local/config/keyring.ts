import { Crypter } from "./crypter.ts";

const rings = new Map<string, Keyring>();

/** The keys of one passphrase. Each takes about half a second of a core to derive, so a process derives each once. */
export class Keyring {
  readonly #passphrase: string;
  #created: Promise<Crypter> | undefined;
  readonly #opened = new Map<string, Promise<Crypter | undefined>>();

  constructor(passphrase: string) {
    this.#passphrase = passphrase;
  }

  /** The ring of a passphrase, the same for all engines of this process. */
  static of(passphrase: string): Keyring {
    const ring = rings.get(passphrase) ?? new Keyring(passphrase);
    rings.set(passphrase, ring);
    return ring;
  }

  /** The crypter of a salt; undefined when the passphrase is not the one it was made with. */
  open(salt: string): Promise<Crypter | undefined> {
    const known = this.#opened.get(salt);
    if (known !== undefined) return known;
    const opening = Crypter.open(this.#passphrase, salt);
    this.#opened.set(salt, opening);
    return opening;
  }

  /** A crypter for what has no salt yet. It is the same for all stacks that one process makes. */
  create(): Promise<Crypter> {
    this.#created ??= Crypter.create(this.#passphrase).then((crypter) => {
      this.#opened.set(crypter.salt, Promise.resolve(crypter));
      return crypter;
    });
    return this.#created;
  }
}
