import pb from "@pulumi/pulumi/proto/provider_pb.js";
import type { Definition } from "../define/definition.ts";
import { Failed } from "./failed.ts";
import { failedUpdate, failedUpdateSecrets } from "./failed-update.ts";
import { slotsOf } from "./holdings.ts";
import { operate, operationOf, refuseHeld } from "./operation.ts";
import { PartialFailure } from "./partial-failure.ts";
import { plannedOutputs } from "./planned-outputs.ts";
import type { Plugin } from "./plugin.ts";
import { refuseRemovals } from "./refuse-removals.ts";
import { secretsOf, typeOf } from "./resource-state.ts";
import { validatePreview } from "./validate-preview.ts";
import { open, seal } from "./wire.ts";

/** Answers `Create`. A preview creates nothing, and values that Heroku chooses are unknown. */
export async function createResource(
  plugin: Plugin,
  request: pb.CreateRequest,
  signal: AbortSignal,
): Promise<pb.CreateResponse> {
  const definition = plugin.definition(typeOf(request));
  const inputs = open(request.getProperties());
  const secrets = secretsOf(definition, inputs.secrets, failedUpdateSecrets);
  const answer = (id: string, outputs: Record<string, unknown>) => ({
    id,
    properties: seal({ ...inputs.value, ...outputs }, secrets),
    inputs: seal(inputs.value, secrets),
  });
  const operation = operationOf("create", definition, request, signal, { value: inputs.value, secrets });
  if (definition.guardsRemovals) await refuseRemovals(plugin, operation);
  if (request.getPreview()) {
    await validatePreview(plugin, definition, operation, inputs.value);
    plugin.history.created(request.getUrn(), definition.token, true);
    const { properties } = answer("", plannedOutputs(definition, inputs.value));
    return new pb.CreateResponse().setProperties(properties);
  }
  plugin.history.creating(request.getUrn());
  const held = definition.replacement === "overwrites" ? undefined : plugin.history.heldBy(request.getUrn());
  try {
    const made = await operate(plugin, { ...operation, held }, async (context) => {
      plugin.names.refuseTaken({ definition, urn: operation.urn }, inputs.value, false);
      const created = await definition.create(context, inputs.value);
      refuseHeld({ ...operation, held }, created.id);
      return created;
    });
    plugin.names.has({ definition, urn: operation.urn, id: made.id }, inputs.value);
    noteCreated(plugin, definition, operation.urn, made.id, inputs.value);
    const { id, properties } = answer(made.id, made.outputs);
    return new pb.CreateResponse().setId(id).setProperties(properties);
  } catch (error) {
    if (!(error instanceof Failed) || error.partialState === undefined) throw error;
    noteCreated(plugin, definition, request.getUrn(), error.partialState.id, inputs.value);
    const left = { ...error.partialState.outputs, ...failedUpdate(error.message, {}, inputs.value) };
    throw new PartialFailure(error.message, answer(error.partialState.id, left));
  }
}

/** No later delete of this run removes the object, whichever resource in the state is deleted. */
function noteCreated(plugin: Plugin, definition: Definition, urn: string, id: string, inputs: Record<string, unknown>) {
  plugin.history.created(urn, definition.token, false);
  plugin.holdings.take(definition.token, slotsOf(definition, id, inputs), { urn, since: "create" });
}
