import type structs from "google-protobuf/google/protobuf/struct_pb.js";
import type { z } from "zod";
import { urnParts } from "../client/urn.ts";
import type { Definition, Prior } from "../define/definition.ts";
import { secretKeysOf } from "./check.ts";
import { joinSecrets, type SecretKeys } from "./secrecy.ts";
import { isRecord, type Opened, open } from "./wire.ts";

/** The resource type of a request; older engines have it only in the URN. */
export function typeOf(request: { getType(): string; getUrn(): string }): string {
  return request.getType() || urnParts(request.getUrn()).type;
}

/** All secret properties: by the program, or by definition. */
export function secretsOf(definition: Definition, ...written: readonly SecretKeys[]): SecretKeys {
  return joinSecrets(...written, secretKeysOf(definition.inputs.shape), secretKeysOf(definition.outputs.shape));
}

/** The inputs that the program requested last; older engines do not send them. */
export function requestedInputs(request: {
  hasOldInputs(): boolean;
  getOldInputs(): structs.Struct | undefined;
}): Opened | undefined {
  return request.hasOldInputs() ? open(request.getOldInputs()) : undefined;
}

/**
 * An object in the state. After a failed update, `requested` has the requested inputs, and `state` the last applied ones, which are the
 * last known inputs of the object.
 */
export function priorOf(
  { inputs, outputs }: Pick<Definition, "inputs" | "outputs">,
  id: string,
  state: Opened,
  requested: Opened | undefined,
): Prior<Record<string, unknown>, Record<string, unknown>> {
  const held = Object.keys(inputs.shape).flatMap((key) => {
    // A key that is also an output holds Heroku's value there, even if no input sets it.
    const isUnrequested = requested !== undefined && key in outputs.shape && requested.value[key] === undefined;
    const value = withRequested(state.value[key], requested?.value[key]);
    return isUnrequested || value === undefined ? [] : [[key, value]];
  });
  return { id, inputs: Object.fromEntries(held), outputs: pick(outputs, state.value) };
}

/** A failed update may have set members of a map: resources that own members have to know them. */
function withRequested(applied: unknown, requested: unknown): unknown {
  return isRecord(applied) && isRecord(requested) ? { ...requested, ...applied } : applied;
}

/** The members of `value` in `schema`. */
export function pick(schema: z.ZodObject, value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key in schema.shape));
}
