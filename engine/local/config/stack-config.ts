import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { exitCodes, Problem } from "../../problem.ts";
import type { Crypter } from "./crypter.ts";
import type { Keyring } from "./keyring.ts";
import { goJson, readYaml, type YamlValue } from "./yaml-value.ts";

/** A stack's configuration, as passed to the program. */
export interface StackConfig {
  /** By `<namespace>:<name>`; structured values are JSON, secrets are in plain. */
  values: ReadonlyMap<string, string>;
  secretKeys: ReadonlySet<string>;
  /** The file's `encryptionsalt`. */
  salt: string | undefined;
}

/** Values in addition to the stack file. */
export type ExtraConfig = Record<string, { value: string; secret?: boolean }>;

/** The same for all stacks, or depending on the stack's name. */
export type StackExtra = ExtraConfig | ((stack: string) => ExtraConfig);

/** The additional values of one stack. */
export const extraOf = (extra: StackExtra | undefined, stack: string): ExtraConfig =>
  typeof extra === "function" ? extra(stack) : (extra ?? {});

/** How a stack's configuration differs from its file. */
export interface StackConfigOptions {
  config?: StackExtra | undefined;
  leaveOut?(key: string, secret: boolean): boolean;
  /** Whether to ignore Pulumi ESC environments; otherwise a file that names one is refused. @default false */
  ignoreEnvironment?: boolean;
}

const knownKeys = ["config", "encryptionsalt", "secretsprovider", "encryptedkey", "environment"];

/** Reads `Pulumi.<stack>.yaml` as the Pulumi CLI does. A missing or invalid file is a {@link Problem}. */
export async function readStackConfig(
  folder: string,
  project: string,
  stack: string,
  keyring: Keyring,
  { config, leaveOut, ignoreEnvironment = false }: StackConfigOptions = {},
): Promise<StackConfig> {
  const path = join(folder, `Pulumi.${stack}.yaml`);
  const file = basename(path);
  const content = topLevel(file, readYaml(file, await textOfFile(path, stack)));
  const salt = saltOf(file, content);
  if (!ignoreEnvironment) requireNoEnvironment(file, content.get("environment"));
  const values = new Map<string, string>();
  const secretKeys = new Set<string>();
  const entries = [...configOf(file, content.get("config"))]
    .map(([name, value]) => ({ key: keyOf(file, project, name), value }))
    .filter(({ key, value }) => leaveOut?.(key, hasSecure(value)) !== true);
  for (const { key, value } of entries) {
    if (hasSecure(value)) secretKeys.add(key);
    const crypter = hasSecure(value) ? await crypterFor(file, key, salt, keyring) : undefined;
    values.set(key, textOf(crypter === undefined ? value : decrypted(file, key, value, crypter)));
  }
  for (const [name, { value, secret }] of Object.entries(extraOf(config, stack))) {
    const key = keyOf(file, project, name);
    values.set(key, value);
    if (secret === true) secretKeys.add(key);
    else secretKeys.delete(key);
  }
  return { values, secretKeys, salt };
}

function textOfFile(path: string, stack: string): Promise<string> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const got = error.code === "ENOENT" ? "no such file" : (error.code ?? error.message);
    throw problem(
      basename(path),
      `expected the configuration of stack ${stack}, got ${got}; create it, or choose another environment`,
    );
  });
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

function saltOf(file: string, content: Map<string, YamlValue>): string | undefined {
  const salt = content.get("encryptionsalt");
  if (salt === undefined || typeof salt === "string") return salt;
  throw problem(file, "encryptionsalt: expected text, got another kind of value");
}

function configOf(file: string, value: YamlValue | undefined): Map<string, YamlValue> {
  if (value === undefined || value === null) return new Map();
  if (value instanceof Map) return value;
  throw problem(file, "config: expected a map, got another kind of value");
}

function requireNoEnvironment(file: string, value: YamlValue = null): void {
  const isEmpty = Array.isArray(value) ? value.length === 0 : value instanceof Map && value.size === 0;
  if (value === null || isEmpty) return;
  throw problem(file, "environment: expected none, got one; the local engine does not support Pulumi ESC environments");
}

function keyOf(file: string, project: string, name: string): string {
  const parts = name.split(":");
  if (parts.length === 1 && Number.isNaN(Number(name))) return `${project}:${name}`;
  if (parts.length === 2) return name;
  if (parts.length === 3 && parts[1] === "config") return `${parts[0]}:${parts[2]}`;
  throw problem(file, `config.${name}: expected a key of the form <namespace>:<name>, got ${name}`);
}

/** The crypter for the file's secrets; the error names the key that needs it. */
async function crypterFor(file: string, key: string, salt: string | undefined, keyring: Keyring): Promise<Crypter> {
  if (salt === undefined) {
    throw problem(file, `config.${key}: expected an encryptionsalt to decrypt it with, got none; set the secret again`);
  }
  const crypter = await keyring.open(salt);
  if (crypter !== undefined) return crypter;
  throw problem(file, "encryptionsalt: expected the passphrase that the secrets were set with, got another one");
}

/** A value with its `secure:` parts decrypted. */
function decrypted(file: string, key: string, value: YamlValue, crypter: Crypter): YamlValue {
  return mapSecure(value, (ciphertext) => {
    const text = crypter.decrypt(ciphertext);
    if (text !== undefined) return text;
    throw problem(
      file,
      `config.${key}: expected a secret encrypted with this file's encryptionsalt, got another; set it again`,
    );
  });
}

function textOf(value: YamlValue): string {
  if (typeof value === "string") return value;
  return value === null ? "" : typeof value === "object" ? goJson(value) : String(value);
}

function secureText(value: YamlValue): string | undefined {
  const ciphertext = value instanceof Map && value.size === 1 ? value.get("secure") : undefined;
  return typeof ciphertext === "string" ? ciphertext : undefined;
}

function hasSecure(value: YamlValue): boolean {
  if (secureText(value) !== undefined) return true;
  if (value instanceof Map) return [...value.values()].some(hasSecure);
  return Array.isArray(value) && value.some(hasSecure);
}

function mapSecure(value: YamlValue, decrypt: (ciphertext: string) => string): YamlValue {
  const ciphertext = secureText(value);
  if (ciphertext !== undefined) return decrypt(ciphertext);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, mapSecure(item, decrypt)]));
  return Array.isArray(value) ? value.map((item) => mapSecure(item, decrypt)) : value;
}

function problem(file: string, reason: string): Problem {
  return new Problem(`${file}: ${reason}`, exitCodes.input);
}
