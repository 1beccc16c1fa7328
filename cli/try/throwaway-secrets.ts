import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { notRead } from "../../engine/not-written.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { receiverOf } from "../../settings/receiver.ts";
import type { WantedSecret } from "../../settings/wanted-secrets.ts";
import { writeOwn } from "../whole-file.ts";

const Values = z.record(z.string(), z.string());

/**
 * Values for the secrets that an environment asks for, made once and kept in the git-ignored folder, so that a second run
 * sees the same ones. Never used with a real account.
 */
export class ThrowawaySecrets {
  readonly #file: string;
  readonly #values: Record<string, string>;

  constructor(folder: string, environment: string) {
    this.#file = join(folder, "secrets", `${environment}.json`);
    this.#values = existsSync(this.#file) ? read(this.#file) : {};
  }

  /** As the engine takes them. */
  get config(): Record<string, { value: string; secret: true }> {
    return Object.fromEntries(Object.entries(this.#values).map(([key, value]) => [key, { value, secret: true }]));
  }

  /** Makes a value for each of `wanted` that has none, or an address elsewhere. */
  make(wanted: readonly WantedSecret[]): void {
    for (const { key, at } of wanted) {
      const known = this.#values[key];
      if (known !== undefined && (at === undefined || receiverOf(known) === at)) continue;
      const value = randomBytes(16).toString("hex");
      this.#values[key] = at === undefined ? value : `${at}/${value}`;
    }
    writeOwn(this.#file, JSON.stringify(this.#values));
  }
}

/** What is wrong with it is not told: it would be a piece of a secret. */
function read(file: string): Record<string, string> {
  const text = textOf(file);
  try {
    return Values.parse(JSON.parse(text));
  } catch {
    throw new Problem(
      `${file}: expected the trial's throw-away secrets in JSON, got something else; remove the file, and new ones are made`,
      exitCodes.input,
    );
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw notRead(file, error);
  }
}
