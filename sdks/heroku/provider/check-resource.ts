import pb from "@pulumi/pulumi/proto/provider_pb.js";
import type { z } from "zod";
import { logText } from "../client/log-text.ts";
import type { Definition } from "../define/definition.ts";
import { check } from "./check.ts";
import { operationOf } from "./operation.ts";
import type { Plugin } from "./plugin.ts";
import { replacementRefusal } from "./replacement.ts";
import { typeOf } from "./resource-state.ts";
import { type Opened, open, seal, UnfitValue } from "./wire.ts";

/**
 * Answers `Check`: inputs with their defaults, or failures. A replacement that loses data is refused here as soon as the calls show it, in
 * the preview and in the `up`, before the engine deletes its dependents.
 */
export async function checkResource(
  plugin: Plugin,
  request: pb.CheckRequest,
  signal: AbortSignal,
): Promise<pb.CheckResponse> {
  const definition = plugin.definition(typeOf(request));
  const response = checkAgainst(definition.inputs, () => open(request.getNews()));
  if (response.getFailuresList().length > 0) return response;
  const refusal = await noteCheck(plugin, definition, request, open(response.getInputs()), signal);
  return refusal === undefined ? response : response.setFailuresList([failure(refusal)]);
}

function noteCheck(
  plugin: Plugin,
  definition: Definition,
  request: pb.CheckRequest,
  inputs: Opened,
  signal: AbortSignal,
): Promise<string | undefined> | undefined {
  const urn = request.getUrn();
  const hasOlds = (request.getOlds()?.getFieldsMap().getLength() ?? 0) > 0;
  plugin.history.checked(urn, definition.token, hasOlds, inputs.value);
  if (hasOlds) return undefined;
  plugin.holdings.release(urn);
  if (plugin.history.creationOf(urn) !== "replacement") return undefined;
  const operation = operationOf("check", definition, request, signal, inputs);
  return replacementRefusal(plugin, definition, operation, { urn, id: plugin.history.heldBy(urn) });
}

/** As `checkResource`, for any schema. `written` may throw `UnfitValue`, which becomes a failure. */
export function checkAgainst(schema: z.ZodObject, written: () => Opened): pb.CheckResponse {
  const response = new pb.CheckResponse();
  try {
    const { value, secrets, failures } = check(schema, written());
    return response.setInputs(seal(value, secrets)).setFailuresList(failures.map(failure));
  } catch (error) {
    if (!(error instanceof UnfitValue)) throw error;
    return response.setFailuresList([failure(error.message)]);
  }
}

/** Without a property: the engine would print its value, also a secret one. */
export function failure(reason: string): pb.CheckFailure {
  return new pb.CheckFailure().setReason(logText(reason));
}
