import type pb from "@pulumi/pulumi/proto/provider_pb.js";
import empties from "google-protobuf/google/protobuf/empty_pb.js";
import { operate } from "./operation.ts";
import type { Plugin } from "./plugin.ts";
import { priorOf, typeOf, wishedIn } from "./resource-state.ts";
import { secretTexts } from "./secrecy.ts";
import { open } from "./wire.ts";

/**
 * Answers `Delete`. An object that is gone already is a success; one that an earlier run gave to a new name in the program,
 * and failed before it got to this delete, stays.
 */
export async function deleteResource(
  plugin: Plugin,
  request: pb.DeleteRequest,
  signal: AbortSignal,
): Promise<empties.Empty> {
  const definition = plugin.definition(typeOf(request));
  const id = request.getId();
  const holder = definition.sharesIds === true ? undefined : plugin.holderOf(definition.token, id);
  if (holder !== undefined && holder !== request.getUrn()) {
    await plugin.say(`stays on Heroku, where it now belongs to ${holder}`, request.getUrn());
    return new empties.Empty();
  }
  const state = open(request.getProperties());
  const wished = wishedIn(request);
  const operation = {
    doing: `delete of ${definition.token}`,
    urn: request.getUrn(),
    timeout: request.getTimeout(),
    signal,
    secrets: secretTexts(state.value, state.secrets),
  };
  const prior = priorOf(definition, id, state, wished);
  await operate(plugin, operation, async (context) => {
    await definition.delete(context, prior);
    const left = definition.leaves?.(prior.inputs);
    if (left !== undefined) context.say(`stays on Heroku: ${left}`);
  });
  plugin.names.lost(definition, id);
  return new empties.Empty();
}
