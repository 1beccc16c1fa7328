import { isDeepStrictEqual } from "node:util";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { withNotice } from "../client/notice.ts";
import type { Context, Definition, Prior } from "../define/definition.ts";
import { confirmBreakingChanges } from "./breaking-changes.ts";
import { Failed } from "./failed.ts";
import { failedUpdate, failedUpdateSecrets, lastUpdateFailure } from "./failed-update.ts";
import { operate, operationOf } from "./operation.ts";
import { PartialFailure } from "./partial-failure.ts";
import { plannedOutputs } from "./planned-outputs.ts";
import type { Plugin } from "./plugin.ts";
import { priorOf, requestedInputs, secretsOf, typeOf } from "./resource-state.ts";
import { covers } from "./secrecy.ts";
import { validatePreview } from "./validate-preview.ts";
import { open, seal } from "./wire.ts";

type Values = Record<string, unknown>;

/**
 * Answers `Update`; the engine also calls it, with unchanged inputs, for an object whose create or update failed half way.
 * When it fails, the state keeps the inputs applied last among its outputs, and the engine comes back next time.
 */
export async function updateResource(
  plugin: Plugin,
  request: pb.UpdateRequest,
  signal: AbortSignal,
): Promise<pb.UpdateResponse> {
  const definition = plugin.definition(typeOf(request));
  const id = request.getId();
  const state = open(request.getOlds());
  const requested = requestedInputs(request);
  const inputs = open(request.getNews());
  const prior = priorOf(definition, id, state, requested);
  const secrets = secretsOf(definition, inputs.secrets);
  const operation = operationOf("update", definition, request, signal, state, { value: inputs.value, secrets });
  if (request.getPreview()) {
    await validatePreview(plugin, definition, operation, inputs.value, prior);
    const refusal = lastUpdateFailure(state.value, prior.inputs, inputs.value);
    if (refusal !== undefined) await plugin.log(refusedBefore(refusal), operation.urn, "warning");
    const planned = { ...inputs.value, ...plannedOutputs(definition, inputs.value, prior) };
    return new pb.UpdateResponse().setProperties(seal(planned, secrets));
  }
  const onlySecrecy = requested !== undefined && !covers(requested.secrets, inputs.secrets);
  try {
    const own = { definition, urn: operation.urn, id };
    const outputs = await operate(plugin, operation, async (context) => {
      plugin.names.refuseTaken(own, inputs.value, false);
      await confirmBreakingChanges(context, definition, prior, inputs.value);
      return apply(definition, context, prior, inputs.value, onlySecrecy);
    });
    plugin.names.has(own, inputs.value);
    return new pb.UpdateResponse().setProperties(seal({ ...inputs.value, ...outputs }, secrets));
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    throw new PartialFailure(error.message, {
      id,
      properties: seal(
        { ...state.value, ...error.partialState?.outputs, ...failedUpdate(error.message, prior.inputs, inputs.value) },
        secretsOf(definition, inputs.secrets, state.secrets, failedUpdateSecrets),
      ),
      inputs: seal(inputs.value, secrets),
    });
  }
}

/** A definition without `update` replaces for every change: what comes here has to be finished, or only encrypted. */
async function apply(
  definition: Definition,
  context: Context,
  prior: Prior<Values, Values>,
  inputs: Values,
  onlySecrecy: boolean,
): Promise<Values> {
  if (definition.update !== undefined) return definition.update(context, prior, inputs);
  if (!isDeepStrictEqual(prior.inputs, inputs)) {
    throw new Error(`${definition.token}: expected a replacement, got a change in place`);
  }
  if (onlySecrecy) return prior.outputs;
  const { id, outputs } = await definition.create(context, inputs);
  if (id !== prior.id) throw new Error(`expected to finish ${prior.id}, got a second resource: ${id}`);
  return outputs;
}

const refusedBefore = (herokuMessage: string): string =>
  withNotice(`the last up could not do this: ${herokuMessage}`, { code: "refused before", herokuMessage });
