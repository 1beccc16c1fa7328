import { z } from "zod";
import { withoutUserInfo } from "../client/user-info.ts";
import { keysWith } from "../define/traits.ts";
import { expectation } from "./expectation.ts";
import { isSecret, joinSecrets, type SecretKeys } from "./secrecy.ts";
import { holdsUnknown, type Opened, propertyPath } from "./wire.ts";

/** Inputs with their defaults, valid when there are no failures. */
export interface Checked extends Opened {
  /** Failures, as `<path>: expected …, got …`, without secrets. */
  readonly failures: readonly string[];
}

/** Validates a program's inputs. Keys with unknown values pass unchanged: a later check validates them. */
export function check(schema: z.ZodObject, written: Opened): Checked {
  const given = Object.fromEntries(Object.entries(written.value).filter(([, member]) => member !== null));
  const secrets = joinSecrets(written.secrets, secretKeysOf(schema.shape));
  const { data, error } = lenient(schema, given).safeParse(given, { error: expectation, reportInput: true });
  const failures = (error?.issues ?? []).flatMap((issue) => describe(issue, secrets));
  return { value: data ?? given, secrets, failures };
}

/** The keys of `shape` that are always secret. */
export function secretKeysOf(shape: z.core.$ZodShape): SecretKeys {
  return new Map(keysWith(shape, "secret").map((key) => [key, "all"]));
}

/** The schema, or with unknown values one that accepts those keys and has no rules about several keys. */
function lenient(schema: z.ZodObject, given: Record<string, unknown>): z.ZodObject {
  const waiting = Object.keys(given).filter((key) => key in schema.shape && holdsUnknown(given[key]));
  if (waiting.length === 0) return schema;
  return z.strictObject({ ...schema.shape, ...Object.fromEntries(waiting.map((key) => [key, z.unknown()])) });
}

function describe(issue: z.core.$ZodIssue, secrets: SecretKeys): string[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `${propertyPath([...issue.path, key])}: ${issue.message}, got an unknown property`);
  }
  const path = propertyPath(issue.path);
  const message = issue.message.includes(", got ") ? issue.message : `${issue.message}, got ${got(issue, secrets)}`;
  return [path === "" ? message : `${path}: ${message}`];
}

const longest = 100;

function got({ input, path }: z.core.$ZodIssue, secrets: SecretKeys): string {
  if (input === undefined) return "nothing";
  if (isSecret(secrets, path))
    return typeof input === "string" ? `a value of ${input.length} characters` : "a secret value";
  if (typeof input === "string") return quoted(withoutUserInfo(input));
  if (Array.isArray(input)) return `a list of ${input.length} items`;
  return typeof input === "object" && input !== null ? `a map of ${Object.keys(input).length} keys` : String(input);
}

const quoted = (text: string): string => JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
