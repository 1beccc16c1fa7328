import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { exitCodes, Problem } from "../../problem.ts";
import { stackType } from "../../wire/urn.ts";
import { hasSecret, type Properties } from "../../wire/wire.ts";
import type { Keyring } from "../config/keyring.ts";
import { dependencyOrder } from "./dependency-order.ts";
import { deploymentFile, type PendingOperation, type ResourceState } from "./resource-state.ts";
import { StateCodec, Undecipherable } from "./state-codec.ts";

/** What a stack's state file holds. */
export interface Stored {
  codec: StateCodec;
  resources: ResourceState[];
  pending: PendingOperation[];
}

type FileContent = z.infer<typeof deploymentFile>["deployment"];
type FileResource = NonNullable<FileContent["resources"]>[number];

/** Where a stack's state is. */
export function statePath(folder: string, stack: string): string {
  return join(folder, `${stack}.json`);
}

/**
 * Reads a state file; undefined when there is none. A file that is damaged, somebody else's or of another passphrase
 * is a {@link Problem}, and is left as it is.
 */
export async function readState(path: string, keyring: Keyring): Promise<Stored | undefined> {
  const content = await contentOf(path);
  if (content === undefined) return undefined;
  const twice = duplicateIn(content.resources ?? []);
  if (twice !== undefined) throw unreadable(path, `each resource once, got ${twice} twice`);
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
    if (error instanceof Undecipherable) throw unreadable(path, "secrets of one passphrase, got one of another");
    throw error;
  }
}

/** A resource that is there twice. Beside it may be what a replacement has left to delete. */
function duplicateIn(resources: readonly FileResource[]): string | undefined {
  const seen = new Set<string>();
  for (const { urn, delete: isLeftover } of resources) {
    if (isLeftover === true) continue;
    if (seen.has(urn)) return urn;
    seen.add(urn);
  }
  return undefined;
}

/** What a stack exports. */
export interface StackOutputs {
  /** Secrets are in envelopes; an empty one stands for a secret that did not open. */
  outputs: Properties;
  /** Whether a secret did not open. */
  elided: boolean;
}

/** Reads what a stack exports out of its state file; undefined when there is none. Throws as {@link readState} does. */
export async function readOutputs(path: string, keyring: Keyring): Promise<StackOutputs | undefined> {
  const content = await contentOf(path);
  if (content === undefined) return undefined;
  const outputs = content.resources?.find(({ type }) => type === stackType)?.outputs ?? {};
  if (!hasSecret(outputs)) return { outputs, elided: false };
  const crypter = (await keyring.open(content.secrets_providers.state.salt)) ?? (await keyring.create());
  const { opened, elided } = new StateCodec(crypter).decodeWhatOpens(outputs);
  return { outputs: opened, elided };
}

async function contentOf(path: string): Promise<FileContent | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw unreadable(path, `a file that can be read, got ${error.code ?? error.message}`);
  });
  return text === undefined ? undefined : parse(path, text);
}

/** A version 3 deployment as text, dependencies before dependents. */
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
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable(path, `a state file in JSON, got text that is none (${withoutContent(reason)})`);
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

/** V8 quotes the text it could not parse, which may be anything. */
function withoutContent(reason: string): string {
  return /at position \d+( \(line \d+ column \d+\))?/.exec(reason)?.[0] ?? "cut short";
}

function unreadable(path: string, reason: string): Problem {
  return new Problem(
    `${path}: expected ${reason}; the file was left as it is: put back a copy of it, or move it away to begin with an empty state`,
    exitCodes.input,
  );
}
