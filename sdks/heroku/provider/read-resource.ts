import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { failedUpdateSecrets, stillFailing } from "./failed-update.ts";
import { operate, operationOf } from "./operation.ts";
import type { Plugin } from "./plugin.ts";
import { readForSure } from "./read-for-sure.ts";
import { priorOf, secretsOf, typeOf } from "./resource-state.ts";
import { joinSecrets } from "./secrecy.ts";
import { open, seal } from "./wire.ts";

/**
 * Answers `Read`, in a refresh or an import. An empty id means that the object is gone. Of several parts of an owner that the key cannot
 * see, one fails with the reason, and the others are returned as recorded.
 */
export async function readResource(
  plugin: Plugin,
  request: pb.ReadRequest,
  signal: AbortSignal,
): Promise<pb.ReadResponse> {
  try {
    return await readLive(plugin, request, signal);
  } catch (error) {
    const isRecorded = (request.getProperties()?.getFieldsMap().getLength() ?? 0) > 0;
    if (!isRecorded || plugin.unseen.isToSay(error, request.getUrn())) throw error;
    return new pb.ReadResponse()
      .setId(request.getId())
      .setInputs(request.getInputs())
      .setProperties(request.getProperties());
  }
}

/**
 * After a failed update, inputs that Heroku does not return are the last applied ones, not the requested ones: the next diff shows what
 * is still to be applied.
 */
async function readLive(plugin: Plugin, request: pb.ReadRequest, signal: AbortSignal): Promise<pb.ReadResponse> {
  const definition = plugin.definition(typeOf(request));
  const state = open(request.getProperties());
  const requested = open(request.getInputs());
  const id = request.getId();
  const asked = isEmpty(state.value)
    ? { id, ...(isEmpty(requested.value) ? {} : { inputs: requested.value }) }
    : priorOf(definition, id, state, isEmpty(requested.value) ? undefined : requested);
  plugin.places.note(definition, request.getUrn(), asked);
  const secrets = secretsOf(definition, requested.secrets, state.secrets);
  const operation = operationOf("read", definition, request, signal, state, requested);
  const live = await operate(plugin, operation, (context) => readForSure(definition, context, asked));
  if (!isEmpty(state.value)) {
    plugin.history.read(request.getUrn(), definition, live);
    plugin.holdings.release(request.getUrn());
  }
  if (live === undefined) {
    plugin.names.lost(definition, id);
    return new pb.ReadResponse();
  }
  const kept = joinSecrets(secrets, failedUpdateSecrets);
  plugin.names.wasRead({ definition, urn: request.getUrn(), id: live.id }, live.inputs);
  return new pb.ReadResponse()
    .setId(live.id)
    .setInputs(seal(live.inputs, secrets))
    .setProperties(seal({ ...live.inputs, ...live.outputs, ...stillFailing(state.value, live.inputs) }, kept));
}

/** An import knows nothing but the id. */
function isEmpty(value: Record<string, unknown>): boolean {
  return Object.keys(value).length === 0;
}
