import type { StackSecrets } from "../engine.ts";
import { parsePath, valueAt } from "./property-path.ts";
import { hasSecret, type Properties, plain } from "./value.ts";
import { ordered } from "./value-digests.ts";

/** Looks up recorded secrets among the inputs of a stack's resources, by URN; secrets are in envelopes. */
export function recordedSecretIn(inputs: ReadonlyMap<string, Properties>): StackSecrets["recordedSecret"] {
  return (urn, path) => {
    const { value, secret } = valueAt(inputs.get(urn) ?? {}, parsePath(path));
    if (value === undefined || !(secret || hasSecret(value))) return undefined;
    return JSON.stringify(ordered(plain(value)));
  };
}
