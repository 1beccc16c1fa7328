import {
  isProperties,
  isSecret,
  mapProperties,
  mapValue,
  type Properties,
  plain,
  secret,
  type Value,
} from "../../wire/wire.ts";
import type { Crypter } from "../config/crypter.ts";
import type { ResourceState } from "./resource-state.ts";

/** Thrown for a secret that the key does not open. */
export class Undecipherable extends Error {
  override readonly name = "Undecipherable";
}

/** Turns resources into the JSON text that a state file holds, and back. */
export class StateCodec {
  readonly #crypter: Crypter;
  /** A secret that did not change keeps its ciphertext, so that an unchanged state stays the same file. */
  readonly #ciphertexts = new WeakMap<object, string>();
  readonly #texts = new WeakMap<ResourceState, string>();

  constructor(crypter: Crypter) {
    this.#crypter = crypter;
  }

  get salt(): string {
    return this.#crypter.salt;
  }

  /** One resource as JSON. Cheap for a resource that was encoded before. */
  encode(state: ResourceState): string {
    const known = this.#texts.get(state);
    if (known !== undefined) return known;
    const inputs = this.#seal(state.inputs);
    const outputs = this.#seal(state.outputs);
    const text = JSON.stringify({ ...state, inputs, outputs });
    this.#texts.set(state, text);
    return text;
  }

  /** Opens the secrets of properties as a file holds them. Throws {@link Undecipherable}. */
  decode(sealed: Properties): Properties {
    return mapProperties(sealed, (value) => this.#open(value));
  }

  /** As {@link decode}, with an empty secret for each that does not open. */
  decodeWhatOpens(sealed: Properties): { opened: Properties; elided: boolean } {
    let elided = false;
    const opened = mapProperties(sealed, (value) =>
      mapValue(value, (inner) => {
        if (!isSealed(inner)) return undefined;
        try {
          return this.#open(inner);
        } catch (error) {
          if (!(error instanceof Undecipherable)) throw error;
          elided = true;
          return secret({});
        }
      }),
    );
    return { opened, elided };
  }

  #seal(properties: Properties): Properties {
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

  #open(value: Value): Value {
    return mapValue(value, (inner) => {
      if (!isSealed(inner)) return undefined;
      const text = typeof inner.plaintext === "string" ? inner.plaintext : this.#decrypt(inner.ciphertext);
      const opened = secret(plain(this.#open(JSON.parse(text) as Value)));
      if (isProperties(opened) && typeof inner.ciphertext === "string") this.#ciphertexts.set(opened, inner.ciphertext);
      return opened;
    });
  }

  #decrypt(ciphertext: Value | undefined): string {
    const text = typeof ciphertext === "string" ? this.#crypter.decrypt(ciphertext) : undefined;
    if (text === undefined) throw new Undecipherable("a secret does not open with this passphrase");
    return text;
  }
}

function isSealed(value: Value): value is Properties {
  return isSecret(value) && (typeof value.ciphertext === "string" || typeof value.plaintext === "string");
}
