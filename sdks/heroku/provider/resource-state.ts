import type structs from "google-protobuf/google/protobuf/struct_pb.js";
import type { z } from "zod";
import type { Definition, Prior } from "../define/definition.ts";
import { secretKeysOf } from "./check.ts";
import { joinSecrets, type SecretKeys } from "./secrecy.ts";
import { isRecord, type Opened, open } from "./wire.ts";

/** The type of the resource that a request is about; older engines tell it in the URN only. */
export function typeOf(request: { getType(): string; getUrn(): string }): string {
  return request.getType() || typeIn(request.getUrn());
}

export function typeIn(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** Every property that is secret: those written so, and those that always are. */
export function secretsOf(definition: Definition, ...written: readonly SecretKeys[]): SecretKeys {
  return joinSecrets(...written, secretKeysOf(definition.inputs.shape), secretKeysOf(definition.outputs.shape));
}

/** The inputs that the program wished for last; older engines do not tell them. */
export function wishedIn(request: {
  hasOldInputs(): boolean;
  getOldInputs(): structs.Struct | undefined;
}): Opened | undefined {
  return request.hasOldInputs() ? open(request.getOldInputs()) : undefined;
}

/**
 * What the state holds of an object. After an update that failed, `wished` has the inputs which that update was to apply,
 * and `state` those applied last: the latter are what the object was last known to have.
 */
export function priorOf(
  { inputs, outputs }: Pick<Definition, "inputs" | "outputs">,
  id: string,
  state: Opened,
  wished: Opened | undefined,
): Prior<Record<string, unknown>, Record<string, unknown>> {
  const held = Object.keys(inputs.shape).flatMap((key) => {
    // A key that is also an output holds Heroku's value there, even if no input sets it.
    const unwished = wished !== undefined && key in outputs.shape && wished.value[key] === undefined;
    const value = withWished(state.value[key], wished?.value[key]);
    return unwished || value === undefined ? [] : [[key, value]];
  });
  return { id, inputs: Object.fromEntries(held), outputs: pick(outputs, state.value) };
}

/** A failed update may have set members of a map all the same: what owns them by name has to know of them. */
function withWished(applied: unknown, wished: unknown): unknown {
  return isRecord(applied) && isRecord(wished) ? { ...wished, ...applied } : applied;
}

/** The members of `value` that `schema` knows. */
export function pick(schema: z.ZodObject, value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key in schema.shape));
}
