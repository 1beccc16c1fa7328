import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { errorMessage, exitCodes, Problem } from "../../problem.ts";
import { stackType } from "../../wire/urn.ts";
import { hasSecret, type Properties } from "../../wire/value.ts";
import type { Keyring } from "../config/keyring.ts";
import { dependencyOrder } from "./dependency-order.ts";
import { deploymentFile, type PendingOperation, type ResourceState } from "./resource-state.ts";
import { StateCodec, Undecryptable } from "./state-codec.ts";

/** The content of a stack's state file. */
export interface StoredState {
  codec: StateCodec;
  resources: ResourceState[];
  pending: PendingOperation[];
}

type FileContent = z.infer<typeof deploymentFile>["deployment"];
type FileResource = NonNullable<FileContent["resources"]>[number];

/** The path of a stack's state file. */
export const statePath = (folder: string, stack: string): string => join(folder, `${stack}.json`);

/**
 * Reads a state file; undefined when there is none. A file that is damaged, in another format or of another passphrase is a
 * {@link Problem}, and is not changed.
 */
export async function readState(path: string, keyring: Keyring): Promise<StoredState | undefined> {
  const content = await contentOf(path);
  if (content === undefined) return undefined;
  const duplicate = duplicateIn(content.resources ?? []);
  if (duplicate !== undefined) throw unreadable(path, `each resource once, got ${duplicate} twice`);
  const crypter = await keyring.open(content.secrets_providers.state.salt);
  if (crypter === undefined) {
    throw unreadable(path, "the passphrase this state was encrypted with, got another one");
  }
  const codec = new StateCodec(crypter);
  try {
    return {
      codec,
      resources: (content.resources ?? []).map((state) => decode(codec, state)),
      pending: (content.pending_operations ?? []).map(({ type, resource }) => ({
        type,
        resource: decode(codec, resource),
      })),
    };
  } catch (error) {
    if (error instanceof Undecryptable) throw unreadable(path, "secrets of one passphrase, got one of another");
    throw error;
  }
}

/** The URN of a duplicate resource; one that a replacement has still to delete does not count. */
function duplicateIn(resources: readonly FileResource[]): string | undefined {
  const seen = new Set<string>();
  for (const { urn, delete: isLeftover } of resources) {
    if (isLeftover === true) continue;
    if (seen.has(urn)) return urn;
    seen.add(urn);
  }
  return undefined;
}

/** The outputs of a stack. */
export interface StackOutputs {
  /** Secrets are in envelopes, empty for a secret that could not be decrypted. */
  outputs: Properties;
  /** Whether a secret could not be decrypted. */
  elided: boolean;
}

/** Reads a stack's outputs from its state file; undefined when there is none. Throws as {@link readState} does. */
export async function readOutputs(path: string, keyring: Keyring): Promise<StackOutputs | undefined> {
  const content = await contentOf(path);
  if (content === undefined) return undefined;
  const outputs = content.resources?.find(({ type }) => type === stackType)?.outputs ?? {};
  if (!hasSecret(outputs)) return { outputs, elided: false };
  const crypter = (await keyring.open(content.secrets_providers.state.salt)) ?? (await keyring.create());
  const { decoded, elided } = new StateCodec(crypter).decodeOrElide(outputs);
  return { outputs: decoded, elided };
}

async function contentOf(path: string): Promise<FileContent | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw unreadable(path, `a file that can be read, got ${error.code ?? error.message}`);
  });
  return text === undefined ? undefined : parse(path, text);
}

/** The text of a deployment of version 3, dependencies before dependents. */
export function stateText(
  codec: StateCodec,
  resources: readonly ResourceState[],
  pending: readonly PendingOperation[],
) {
  const manifest = { time: new Date().toISOString(), magic: "", version: "" };
  const provider = { type: "passphrase", state: { salt: codec.salt } };
  const states = dependencyOrder(resources).map((state) => `   ${codec.encode(state)}`);
  const operations = pending.map(({ type, resource }) => `   {"resource":${codec.encode(resource)},"type":"${type}"}`);
  return [
    '{"version":3,"deployment":{',
    `  "manifest":${JSON.stringify(manifest)},`,
    `  "secrets_providers":${JSON.stringify(provider)},`,
    `  "resources":[${lines(states)}],`,
    `  "pending_operations":[${lines(operations)}],`,
    '  "metadata":{}',
    "}}",
    "",
  ].join("\n");
}

function lines(items: string[]): string {
  return items.length === 0 ? "" : `\n${items.join(",\n")}\n  `;
}

function parse(path: string, text: string): FileContent {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw unreadable(path, `a state file in JSON, got other text (${withoutContent(errorMessage(error))})`);
  }
  const parsed = deploymentFile.safeParse(json);
  if (parsed.success) return parsed.data.deployment;
  const [issue] = parsed.error.issues;
  throw unreadable(
    path,
    `a Pulumi deployment of version 3 with passphrase secrets, got another file (${issue?.path.join(".")}: ${issue?.code})`,
  );
}

function decode(codec: StateCodec, state: FileResource): ResourceState {
  return { ...state, inputs: codec.decode(state.inputs ?? {}), outputs: codec.decode(state.outputs ?? {}) };
}

/** Removes the text that V8 quotes, which may be a secret. */
function withoutContent(reason: string): string {
  return /at position \d+( \(line \d+ column \d+\))?/.exec(reason)?.[0] ?? "truncated";
}

function unreadable(path: string, reason: string): Problem {
  return new Problem(
    `${path}: expected ${reason}; the file was not changed: restore a backup, or move the file away to start with an empty state`,
    exitCodes.input,
  );
}
