import type { StackSecrets } from "../engine.ts";
import { parsePath, valueAt } from "./property-path.ts";
import { ordered } from "./value-digests.ts";
import { hasSecret, type Properties, plain } from "./wire.ts";

/** Finds what is recorded as secret among the inputs of a stack's objects, which are given by URN, secrets in their envelopes. */
export function recordedSecretIn(inputs: ReadonlyMap<string, Properties>): StackSecrets["recordedSecret"] {
  return (urn, path) => {
    const { value, secret } = valueAt(inputs.get(urn) ?? {}, parsePath(path));
    if (value === undefined || !(secret || hasSecret(value))) return undefined;
    return JSON.stringify(ordered(plain(value)));
  };
}
