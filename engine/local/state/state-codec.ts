import {
  isProperties,
  isSecret,
  mapProperties,
  mapValue,
  type Properties,
  plain,
  secret,
  type Value,
} from "../../wire/value.ts";
import type { Crypter } from "../config/crypter.ts";
import type { ResourceState } from "./resource-state.ts";

/** A secret that cannot be decrypted with the key. */
export class Undecryptable extends Error {
  override readonly name = "Undecryptable";
}

/** Encodes resources as the JSON of a state file, and decodes them. */
export class StateCodec {
  readonly #crypter: Crypter;
  /** An unchanged secret keeps its ciphertext, so that an unchanged state gives the same file. */
  readonly #ciphertexts = new WeakMap<object, string>();
  readonly #texts = new WeakMap<ResourceState, string>();

  constructor(crypter: Crypter) {
    this.#crypter = crypter;
  }

  get salt(): string {
    return this.#crypter.salt;
  }

  /** A resource as JSON, cached. */
  encode(state: ResourceState): string {
    const known = this.#texts.get(state);
    if (known !== undefined) return known;
    const inputs = this.#encrypted(state.inputs);
    const outputs = this.#encrypted(state.outputs);
    const text = JSON.stringify({ ...state, inputs, outputs });
    this.#texts.set(state, text);
    return text;
  }

  /** Decrypts the secrets of a file's properties. Throws {@link Undecryptable}. */
  decode(encoded: Properties): Properties {
    return mapProperties(encoded, (value) => this.#decrypted(value));
  }

  /** As {@link decode}, with an empty secret for each that cannot be decrypted. */
  decodeOrElide(encoded: Properties): { decoded: Properties; elided: boolean } {
    let elided = false;
    const decoded = mapProperties(encoded, (value) =>
      mapValue(value, (inner) => {
        if (!isEncrypted(inner)) return undefined;
        try {
          return this.#decrypted(inner);
        } catch (error) {
          if (!(error instanceof Undecryptable)) throw error;
          elided = true;
          return secret({});
        }
      }),
    );
    return { decoded, elided };
  }

  #encrypted(properties: Properties): Properties {
    return mapProperties(properties, (value) =>
      mapValue(value, (inner) => {
        if (!isSecret(inner)) return undefined;
        const { value: secretValue, ...envelope } = inner;
        const ciphertext = this.#ciphertexts.get(inner) ?? this.#crypter.encrypt(JSON.stringify(plain(secretValue)));
        this.#ciphertexts.set(inner, ciphertext);
        return { ...envelope, ciphertext };
      }),
    );
  }

  #decrypted(value: Value): Value {
    return mapValue(value, (inner) => {
      if (!isEncrypted(inner)) return undefined;
      const text = typeof inner.plaintext === "string" ? inner.plaintext : this.#decrypt(inner.ciphertext);
      const decoded = secret(plain(this.#decrypted(JSON.parse(text) as Value)));
      if (isProperties(decoded) && typeof inner.ciphertext === "string")
        this.#ciphertexts.set(decoded, inner.ciphertext);
      return decoded;
    });
  }

  #decrypt(ciphertext: Value | undefined): string {
    const text = typeof ciphertext === "string" ? this.#crypter.decrypt(ciphertext) : undefined;
    if (text === undefined) throw new Undecryptable("a secret cannot be decrypted with this passphrase");
    return text;
  }
}

function isEncrypted(value: Value): value is Properties {
  return isSecret(value) && (typeof value.ciphertext === "string" || typeof value.plaintext === "string");
}
