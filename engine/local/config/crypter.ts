import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(pbkdf2);
const rounds = 1_000_000;
const tagLength = 16;

/** Encrypts and decrypts as Pulumi's passphrase secrets provider does: AES-256-GCM, `v1:<nonce>:<ciphertext and tag>`. */
export class Crypter {
  /** Identifies the key in state and stack files: `v1:<random>:<"pulumi" encrypted>`. */
  readonly salt: string;
  readonly #key: Buffer;

  private constructor(salt: string, key: Buffer) {
    this.salt = salt;
    this.#key = key;
  }

  /** The crypter of an existing salt; undefined for a wrong passphrase. */
  static async open(passphrase: string, salt: string): Promise<Crypter | undefined> {
    const [version, random, ...check] = salt.split(":");
    if (version !== "v1" || random === undefined) return undefined;
    const crypter = new Crypter(salt, await keyOf(passphrase, Buffer.from(random, "base64")));
    return crypter.decrypt(check.join(":")) === "pulumi" ? crypter : undefined;
  }

  /** A crypter with a new salt. */
  static async create(passphrase: string): Promise<Crypter> {
    const random = randomBytes(8);
    const key = await keyOf(passphrase, random);
    return new Crypter(`v1:${random.toString("base64")}:${encrypt(key, "pulumi")}`, key);
  }

  encrypt(text: string): string {
    return encrypt(this.#key, text);
  }

  /** The text; undefined when it was encrypted with another key, or is damaged. */
  decrypt(text: string): string | undefined {
    const [version, nonce, ciphertext] = text.split(":");
    if (version !== "v1" || nonce === undefined || ciphertext === undefined) return undefined;
    const bytes = Buffer.from(ciphertext, "base64");
    if (bytes.length < tagLength) return undefined;
    try {
      const decipher = createDecipheriv("aes-256-gcm", this.#key, Buffer.from(nonce, "base64"));
      decipher.setAuthTag(bytes.subarray(-tagLength));
      return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]).toString("utf8");
    } catch {
      return undefined;
    }
  }
}

function keyOf(passphrase: string, random: Buffer): Promise<Buffer> {
  return derive(passphrase, random, rounds, 32, "sha256");
}

function encrypt(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1:${nonce.toString("base64")}:${ciphertext.toString("base64")}`;
}
