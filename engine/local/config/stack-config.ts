import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { exitCodes, Problem } from "../../problem.ts";
import type { Crypter } from "./crypter.ts";
import { goJson } from "./go-json.ts";
import type { Keyring } from "./keyring.ts";
import { readYaml, type YamlValue } from "./yaml-value.ts";

/** A stack's configuration as the program gets it. */
export interface StackConfig {
  /** By `<namespace>:<name>`; structured values are JSON. Secrets are in plain. */
  values: ReadonlyMap<string, string>;
  secretKeys: ReadonlySet<string>;
  /** The file's `encryptionsalt`. */
  salt: string | undefined;
}

/** Values given beside the stack file. */
export type ExtraConfig = Record<string, { value: string; secret?: boolean }>;

/** The same for every stack, or by a stack's name. */
export type StackExtra = ExtraConfig | ((stack: string) => ExtraConfig);

/** What is given to one stack. */
export const extraOf = (extra: StackExtra | undefined, stack: string): ExtraConfig =>
  typeof extra === "function" ? extra(stack) : (extra ?? {});

/** How a stack's configuration differs from its file. */
export interface Given {
  config?: StackExtra | undefined;
  leaveOut?(key: string, secret: boolean): boolean;
  /** Whether what an environment of Pulumi's adds is left out; else a file that names one is refused. @default false */
  environmentIsLeftOut?: boolean;
}

const knownKeys = ["config", "encryptionsalt", "secretsprovider", "encryptedkey", "environment"];

/** Reads `Pulumi.<stack>.yaml` as the Pulumi CLI does. What is missing or wrong in it is a {@link Problem}. */
export async function readStackConfig(
  folder: string,
  project: string,
  stack: string,
  keyring: Keyring,
  { config, leaveOut, environmentIsLeftOut = false }: Given = {},
): Promise<StackConfig> {
  const path = join(folder, `Pulumi.${stack}.yaml`);
  const file = basename(path);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const got = error.code === "ENOENT" ? "no such file" : (error.code ?? error.message);
    throw problem(
      file,
      `expected the configuration of stack ${stack}, got ${got}; make the file, or name another stack`,
    );
  });
  const content = topLevel(file, readYaml(file, text));
  const salt = content.get("encryptionsalt");
  if (salt !== undefined && typeof salt !== "string")
    throw problem(file, "encryptionsalt: expected text, got another kind of value");
  if (!environmentIsLeftOut && hasEnvironment(content.get("environment"))) {
    throw problem(file, "environment: expected none, got some; the local engine does not open Pulumi ESC environments");
  }
  const opener = new SecretOpener(file, typeof salt === "string" ? salt : undefined, keyring);
  const values = new Map<string, string>();
  const secretKeys = new Set<string>();
  const written = [...configOf(file, content.get("config"))]
    .map(([name, value]) => ({ key: keyOf(file, project, name), value }))
    .filter(({ key, value }) => leaveOut?.(key, hasSecure(value)) !== true);
  for (const { key, value } of written) {
    const opened = await opener.open(key, value);
    values.set(key, opened.text);
    if (opened.secret) secretKeys.add(key);
  }
  for (const [name, { value, secret }] of Object.entries(extraOf(config, stack))) {
    const key = keyOf(file, project, name);
    values.set(key, value);
    if (secret === true) secretKeys.add(key);
    else secretKeys.delete(key);
  }
  return { values, secretKeys, salt };
}

function topLevel(file: string, value: YamlValue | undefined): Map<string, YamlValue> {
  if (value === undefined || value === null) return new Map();
  if (!(value instanceof Map)) throw problem(file, "expected a map, got another kind of value");
  for (const key of value.keys()) {
    if (!knownKeys.includes(key))
      throw problem(file, `${key}: expected one of ${knownKeys.join(", ")}, got an unknown key`);
  }
  return value;
}

function configOf(file: string, value: YamlValue | undefined): Map<string, YamlValue> {
  if (value === undefined || value === null) return new Map();
  if (value instanceof Map) return value;
  throw problem(file, "config: expected a map, got another kind of value");
}

function hasEnvironment(value: YamlValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  return Array.isArray(value) ? value.length > 0 : !(value instanceof Map) || value.size > 0;
}

function keyOf(file: string, project: string, name: string): string {
  const parts = name.split(":");
  if (parts.length === 1 && Number.isNaN(Number(name))) return `${project}:${name}`;
  if (parts.length === 2) return name;
  if (parts.length === 3 && parts[1] === "config") return `${parts[0]}:${parts[2]}`;
  throw problem(file, `config.${name}: expected a key of the form <namespace>:<name>, got ${name}`);
}

/** Turns a value into the text that is handed over, its `secure:` parts decrypted. */
class SecretOpener {
  readonly #file: string;
  readonly #salt: string | undefined;
  readonly #keyring: Keyring;

  constructor(file: string, salt: string | undefined, keyring: Keyring) {
    this.#file = file;
    this.#salt = salt;
    this.#keyring = keyring;
  }

  async open(key: string, value: YamlValue): Promise<{ text: string; secret: boolean }> {
    if (!hasSecure(value)) return { text: textOf(value), secret: false };
    const crypter = await this.#crypter(key);
    const opened = mapSecure(value, (sealed) => {
      const text = crypter.decrypt(sealed);
      if (text === undefined) {
        throw problem(
          this.#file,
          `config.${key}: expected a secret of this file's encryptionsalt, got one that it does not open; set it again`,
        );
      }
      return text;
    });
    return { text: textOf(opened), secret: true };
  }

  async #crypter(key: string): Promise<Crypter> {
    if (this.#salt === undefined) {
      throw problem(
        this.#file,
        `config.${key}: expected an encryptionsalt in the file to open the secret with, got none; set the secret again`,
      );
    }
    const crypter = await this.#keyring.open(this.#salt);
    if (crypter !== undefined) return crypter;
    throw problem(
      this.#file,
      "encryptionsalt: expected the passphrase that the secrets were set with, got another one",
    );
  }
}

function textOf(value: YamlValue): string {
  if (typeof value === "string") return value;
  return value === null ? "" : typeof value === "object" ? goJson(value) : String(value);
}

function secureText(value: YamlValue): string | undefined {
  const sealed = value instanceof Map && value.size === 1 ? value.get("secure") : undefined;
  return typeof sealed === "string" ? sealed : undefined;
}

function hasSecure(value: YamlValue): boolean {
  if (secureText(value) !== undefined) return true;
  if (value instanceof Map) return [...value.values()].some(hasSecure);
  return Array.isArray(value) && value.some(hasSecure);
}

function mapSecure(value: YamlValue, open: (sealed: string) => string): YamlValue {
  const sealed = secureText(value);
  if (sealed !== undefined) return open(sealed);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, mapSecure(item, open)]));
  return Array.isArray(value) ? value.map((item) => mapSecure(item, open)) : value;
}

function problem(file: string, reason: string): Problem {
  return new Problem(`${file}: ${reason}`, exitCodes.input);
}
