import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readError } from "../../engine/file-errors.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { receiverOf } from "../../settings/receiver.ts";
import type { WantedSecret } from "../../settings/wanted-secrets.ts";
import { writeOwn } from "../whole-file.ts";

const Values = z.record(z.string(), z.string());

/**
 * Values for the secrets that an environment asks for, made once and kept in the git-ignored folder, so that a second run
 * sees the same ones. Never used with a real account. Nothing is written until `save`.
 */
export class ThrowawaySecrets {
  readonly #file: string;
  readonly #values: Readonly<Record<string, string>>;

  constructor(folder: string, environment: string, values?: Readonly<Record<string, string>>) {
    this.#file = join(folder, "secrets", `${environment}.json`);
    this.#values = values ?? (existsSync(this.#file) ? read(this.#file) : {});
    this.#with = (changed) => new ThrowawaySecrets(folder, environment, changed);
  }

  readonly #with: (values: Readonly<Record<string, string>>) => ThrowawaySecrets;

  /** As the engine takes them. */
  get config(): Record<string, { value: string; secret: true }> {
    return Object.fromEntries(Object.entries(this.#values).map(([key, value]) => [key, { value, secret: true }]));
  }

  get keys(): string[] {
    return Object.keys(this.#values);
  }

  /** Whether it has a value, and one at the address that is declared. */
  has({ key, at }: WantedSecret): boolean {
    const value = this.#values[key];
    return value !== undefined && (at === undefined || receiverOf(value) === at);
  }

  /** With a value for each of `wanted` that has none, or an address elsewhere. */
  making(wanted: readonly WantedSecret[]): ThrowawaySecrets {
    const made = wanted
      .filter((each) => !this.has(each))
      .map(({ key, at }): [string, string] => {
        const value = randomBytes(16).toString("hex");
        return [key, at === undefined ? value : `${at}/${value}`];
      });
    return this.#with({ ...this.#values, ...Object.fromEntries(made) });
  }

  /** With the value of each former key under its new one as well. */
  carrying(renamed: ReadonlyMap<string, string>): ThrowawaySecrets {
    const carried = [...renamed].flatMap(([former, key]) => {
      const value = this.#values[former];
      return value === undefined ? [] : [[key, value] as const];
    });
    return this.#with({ ...this.#values, ...Object.fromEntries(carried) });
  }

  setting(key: string, value: string): ThrowawaySecrets {
    return this.#with({ ...this.#values, [key]: value });
  }

  /** Those of `keys` only. */
  keeping(keys: ReadonlySet<string>): ThrowawaySecrets {
    return this.#with(Object.fromEntries(Object.entries(this.#values).filter(([key]) => keys.has(key))));
  }

  save(): void {
    writeOwn(this.#file, JSON.stringify(this.#values));
  }
}

/** The error does not show what is wrong: it could be part of a secret. */
function read(file: string): Record<string, string> {
  const text = textOf(file);
  try {
    return Values.parse(JSON.parse(text));
  } catch {
    throw new Problem(
      `${file}: expected the trial's throw-away secrets in JSON, got something else; put back a copy, or remove the file ` +
        "and set the secrets of each service that is there with npx tandem try secret",
      exitCodes.input,
    );
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw readError(file, error);
  }
}
