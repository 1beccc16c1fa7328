import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { Failed, operate } from "./operation.ts";
import { PartlyDone } from "./partly-done.ts";
import { plannedOutputs } from "./planned-outputs.ts";
import type { Plugin } from "./plugin.ts";
import { secretsOf, typeOf } from "./resource-state.ts";
import { secretTexts } from "./secrecy.ts";
import { validatePreview } from "./validate-preview.ts";
import { open, seal } from "./wire.ts";

/** Answers `Create`. In a preview nothing is made, and what Heroku would choose is unknown. */
export async function createResource(
  plugin: Plugin,
  request: pb.CreateRequest,
  signal: AbortSignal,
): Promise<pb.CreateResponse> {
  const definition = plugin.definition(typeOf(request));
  const inputs = open(request.getProperties());
  const secrets = secretsOf(definition, inputs.secrets);
  const answer = (id: string, outputs: Record<string, unknown>) => ({
    id,
    properties: seal({ ...inputs.value, ...outputs }, secrets),
    inputs: seal(inputs.value, secrets),
  });
  const operation = {
    doing: `create of ${definition.token}`,
    urn: request.getUrn(),
    timeout: request.getTimeout(),
    signal,
    secrets: secretTexts(inputs.value, secrets),
  };
  if (request.getPreview()) {
    await validatePreview(plugin, definition, operation, inputs.value);
    const { properties } = answer("", plannedOutputs(definition, inputs.value));
    return new pb.CreateResponse().setProperties(properties);
  }
  try {
    const made = await operate(plugin, operation, (context) => {
      plugin.names.refuseTaken({ definition, urn: operation.urn }, inputs.value, false);
      return definition.create(context, inputs.value);
    });
    plugin.names.has({ definition, urn: operation.urn, id: made.id }, inputs.value);
    const { id, properties } = answer(made.id, made.outputs);
    return new pb.CreateResponse().setId(id).setProperties(properties);
  } catch (error) {
    if (!(error instanceof Failed) || error.kept === undefined) throw error;
    throw new PartlyDone(error.message, answer(error.kept.id, error.kept.outputs));
  }
}
