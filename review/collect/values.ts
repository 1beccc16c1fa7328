import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Engine, Step } from "../../engine/engine.ts";
import type { Values } from "../report/report.ts";

/** Makes fingerprints for a report: without the stack's salt they do not reveal the values. */
export interface Prints {
  /** What the report says of the environment's own values. */
  readonly values: Values;
  /** By path, of what a step was given, and has. Nothing where the stack has no salt yet. */
  of(step: Step): { values?: Record<string, string> };
  /** Whether the stack's configuration has this value as the secret of this key, such as `shop:API_KEY`. */
  isSecret(key: string, value: string): boolean;
  /** The fingerprint of a place, joined with what Heroku has there; undefined is nothing. */
  withLive(place: { urn: string; path: string; print: string }, live: string | undefined): string;
}

const Recorded = z.looseObject({ fingerprints: z.looseObject({ salt: z.string().min(1) }) });

/**
 * The salt is made by a stack's first `up`, and encrypted in its state. Before, nothing at Heroku is the environment's own, and
 * what it is given is what the commit says.
 */
export async function printsOf(engine: Pick<Engine, "secretsOf">, stack: string): Promise<Prints> {
  const { config, outputs, recordedSecret } = await engine.secretsOf(stack);
  const recorded = Recorded.safeParse(outputs);
  const isSecret = (key: string, value: string): boolean => config[key] === value;
  if (!recorded.success) return { ...unsalted, isSecret };
  const { salt } = recorded.data.fingerprints;
  const print = (...parts: readonly string[]): string =>
    createHmac("sha256", salt).update(JSON.stringify(parts)).digest("hex").slice(0, 32);
  const secrets = Object.entries(config).map(([key, value]) => [key, print("config", stack, key, value)] as const);
  return {
    values: { basis: "fingerprints", secrets: Object.fromEntries(secrets) },
    of: ({ urn, operation, digests = {} }) => ({
      values: Object.fromEntries(
        Object.entries(digests).map(([path, digest]) => {
          // A digest says nothing of a secret: what the last `up` set may be another one than at the review.
          const before = recordedSecret(urn, path);
          return [path, print("step", urn, operation, path, digest, ...(before === undefined ? [] : [before]))];
        }),
      ),
    }),
    isSecret,
    withLive: ({ urn, path, print: step }, live) => print("live", urn, path, step, JSON.stringify(live ?? null)),
  };
}

/** Of a stack that was never brought up. */
const unsalted: Omit<Prints, "isSecret"> = {
  values: { basis: "commit" },
  of: () => ({}),
  withLive: ({ print }) => print,
};
